"""A line of a portfolio: who manages it, whether it is active."""

from collections.abc import Mapping
from typing import Any

from lib.entries.drafts import Draft
from lib.entries.organising.reading import Reading, Texts, cells_typed, changed, taken, waits_for
from lib.questions.organisation import HeldPortfolio

COLUMNS = ("name", "manager", "active")


def seen_of_portfolio(line: HeldPortfolio) -> dict[str, Any]:
    """The cells of the line as they are shown."""
    return {"name": line.name, "manager": line.manager, "active": line.active}


def read_portfolio(line: HeldPortfolio, texts: Texts, seen: Mapping[str, Any]) -> Reading:
    """The draft of a portfolio that is there."""
    typed: dict[str, Any] = {}
    if "manager" in texts:
        typed["manager"] = texts["manager"] or None
    if "active" in texts:
        typed["active"] = texts["active"] == "true"
    cells = {n: cell for n, cell in typed.items() if cell != seen.get(n)}
    return [Draft("portfolio", cells, line.name, seen=seen)] if cells else []


def read_new_portfolio(texts: Texts, names: set[str], language: str) -> Reading:
    """The draft of a portfolio to be made; Unread while it lacks its name, or has another's."""
    cells = changed(cells_typed("portfolio", ("name", "manager"), texts, language), {})
    if "name" not in cells:
        if not cells:
            return []
        raise waits_for("portfolio", "name", language=language)
    if cells["name"].casefold() in {name.casefold() for name in names}:
        raise taken(cells["name"], "name")
    return [Draft("portfolio", {**cells, "active": texts.get("active") != "false"}, seen={})]
