"""A portfolio or a project as a line of the grid."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lib.base import TABLES
from lib.entries.days import day_typed
from lib.entries.organising.portfolio_line import seen_of_portfolio
from lib.entries.organising.project_line import COLUMNS, seen_of_project
from lib.entries.typed_row import Answer
from lib.questions.organisation import HeldPortfolio, PlacedProject
from lib.questions.row_names import Names
from lib.ui.current import as_of, mirror
from lib.ui.grid import Cell, Row, Standing
from lib.ui.language import t, tn
from lib.ui.organisation.notes import note_of_line
from lib.ui.scope import portfolio_name

Texts = Mapping[str, str]
YES, NO = "true", "false"
# Below the name: what a project line shows, from left to right.
PLACES = ("portfolio", "kind", "phase", "since", "followed_from", "followed_until")


def portfolio_row(line: HeldPortfolio, locked: Mapping[str, str]) -> Row:
    """The line of a portfolio, above those of its projects; `locked` columns show what they hold."""
    count = tn("{count} project", "{count} projects", line.projects)
    return Row(
        id=f"portfolio/{line.name}",
        kind="portfolio",
        group=line.name,
        names=(line.name,),
        cells=[Cell(line.name, count), *_portfolio_cells()],
        texts={"manager": line.manager or "", "active": YES if line.active else NO},
        seen=seen_of_portfolio(line),
        standing=Standing() if line.active else Standing(t("not active"), "due"),
        shown=locked,
        locked=tuple(locked),
        labelled=True,
        whole=True,
    )


def project_row(line: PlacedProject, title: str) -> Row:
    """The line of a project; `title` stands above its group where no portfolio does."""
    ended = t("until {day}", day=line.ended_on) if line.ended_on else ""
    cells = {name: Cell(fields=(name,)) for name in PLACES}
    cells["since"] = Cell(small=ended, fields=("since",))
    return Row(
        id=f"project/{line.slug}",
        kind="project",
        group=line.portfolio,
        title=title,
        names=(line.name,),
        cells=[Cell(fields=("name", "slug")), *cells.values()],
        texts={name: _shown(getattr(line, name)) for name in COLUMNS},
        seen=seen_of_project(line),
        standing=_followed(line),
        shown={"slug": line.slug},
        locked=("slug",),
        whole=True,
    )


def new_project_row(row: str, portfolio: str) -> Row:
    """An empty line on which a project is made, of that portfolio unless another is chosen."""
    return Row(
        id=row,
        kind="project",
        group="/new-projects",
        title=t("New projects"),
        names=(t("New project"),),
        cells=[Cell(fields=("name", "slug")), *(Cell(fields=(name,)) for name in PLACES)],
        texts={"portfolio": portfolio},
        seen={},
        whole=True,
        blank=True,
    )


def new_portfolio_row(row: str) -> Row:
    """An empty line on which a portfolio is made."""
    return Row(
        id=row,
        kind="portfolio",
        group="/new-portfolio",
        title=t("New portfolio"),
        names=(t("New portfolio"),),
        cells=[Cell(fields=("name",)), *_portfolio_cells()],
        texts={"active": YES},
        seen={},
        labelled=True,
        whole=True,
    )


def group_title(portfolio: str, portfolios: Mapping[str, Any]) -> str:
    """What stands above projects whose portfolio has no line."""
    return "" if portfolio in portfolios else portfolio_name(portfolio)


def name_of_line(row: str) -> str:
    """What the line of an id is called, were it there no more."""
    kind, _, key = row.partition("/")
    return Names(mirror()).of(kind, key) if kind in TABLES else t("New portfolio")


def _portfolio_cells() -> list[Cell]:
    """The manager below the head of portfolios, then whether it is active; the rest is empty."""
    return [Cell(fields=("manager",)), Cell(fields=("active",)), *(Cell() for _ in PLACES[2:])]


def with_typed(row: Row, typed: Texts, answer: Answer | None) -> Row:
    """The same line with what is typed there; if it waits for its author, with what is said of it."""
    row = replace(row, texts={**row.texts, **typed})
    if answer is None:
        return row
    waiting = Standing(t("not saved"), "waiting")
    return replace(row, standing=waiting, note=note_of_line(answer, typed))


def saved(row: Row) -> Row:
    """The same line, just saved."""
    done = Standing(t("saved"), "done")
    return row if row.standing.look == "waiting" else replace(row, standing=done)


def _followed(line: PlacedProject) -> Standing:
    """Where a project stands that is not followed today."""
    if line.followed_until and line.followed_until < as_of():
        return Standing(t("no longer followed"), "due")
    if line.followed_from and line.followed_from > as_of():
        return Standing(t("not followed yet"), "due")
    return Standing()


def _shown(cell: Any) -> str:
    return day_typed(cell) if isinstance(cell, date) else cell or ""
