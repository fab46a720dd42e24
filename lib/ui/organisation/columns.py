"""The columns of the grid of portfolios and projects, and what may be chosen in them."""

from collections.abc import Mapping

from lib.base import TABLES
from lib.questions import organisation as ask
from lib.ui.current import mirror
from lib.ui.grid import Column, Head
from lib.ui.language import language, t
from lib.ui.people.reader import reader

NONE = ("", "—")


def heads() -> list[Head]:
    """The heads of the table."""
    columns = columns_of()
    widths = {"name": 22, "portfolio": 13, "kind": 14, "phase": 13, "since": 9}
    widths |= {"followed_from": 9, "followed_until": 9}
    named = [Head(columns[name].label, width) for name, width in widths.items()]
    return [*named, Head(t("State"), 11)]


def columns_of() -> dict[str, Column]:
    """Every column in which the reader types."""
    portfolios = [(name, name) for name in portfolios_to_choose()]
    nowhere = [("", t("No portfolio"))] if reader().role == "admin" else []
    people = ask.names_of_people(mirror(), "manager", "admin")
    managers = people | {one: one for one in _managers() if one not in people}
    day = t("dd/mm/yyyy")
    return {
        "name": Column(_label("project", "name")),
        "portfolio": Column(_label("project", "portfolio"), [*nowhere, *portfolios]),
        "kind": Column(_label("project", "kind"), _choices("project", "kind")),
        "phase": Column(_label("phase", "phase"), _choices("phase", "phase")),
        "since": Column(t("Since"), hint=day),
        "followed_from": Column(_label("project", "followed_from"), hint=day),
        "followed_until": Column(_label("project", "followed_until"), hint=day),
        "slug": Column(_label("project", "slug"), hint=_label("project", "slug")),
        "manager": Column(_label("portfolio", "manager"), [NONE, *managers.items()]),
        "active": Column(_label("portfolio", "active"), [("true", t("yes")), ("false", t("no"))]),
    }


def portfolios_to_choose() -> list[str]:
    """The portfolios in which the reader may put a project."""
    names = [one.name for one in ask.held_portfolios(mirror())]
    mine = reader().person.portfolios
    return [name for name in names if reader().role == "admin" or name in mine]


def shown(names: Mapping[str, str]) -> dict[str, str]:
    """What locked columns show for what they hold."""
    columns = columns_of()
    return {name: dict(columns[name].options).get(code, code) for name, code in names.items()}


def _managers() -> list[str]:
    return [one.manager for one in ask.held_portfolios(mirror()) if one.manager]


def _label(table: str, name: str) -> str:
    return TABLES[table].fields[name].label(language())


def _choices(table: str, name: str) -> list[tuple[str, str]]:
    choices = TABLES[table].fields[name].choices
    return [NONE, *((code, words[language()]) for code, words in choices.items())]
