"""A part of the demonstration, closed under links: whole projects, in turn from each portfolio."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lib.base import TABLES, Table

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
# What a free base holds at most, with some room for a team's own tries.
MOST = 900


def part_of(rows: Rows, most: int = MOST) -> Rows:
    """As many whole projects as fit in so many rows, with all that concerns only them."""
    kept: Rows = {}
    chosen: set[str] = set()
    for slug in _in_turn(rows):
        wider = _closed(rows, chosen | {slug})
        if count(wider) <= most:
            chosen.add(slug)
            kept = wider
    return kept


def count(rows: Rows) -> int:
    """How many rows these are."""
    return sum(len(found) for found in rows.values())


def _in_turn(rows: Rows) -> list[str]:
    """The projects: two that a synergy joins, then one of each portfolio in turn, the small first."""
    sizes = _sizes(rows)
    pairs = [(str(row["project_a"]), str(row["project_b"])) for row in rows["synergy"]]
    pair = min(pairs, key=lambda pair: sizes[pair[0]] + sizes[pair[1]])
    places: dict[str, int] = {}
    order = []
    for row in sorted(rows["project"], key=lambda row: sizes[row["slug"]]):
        slug, portfolio = str(row["slug"]), str(row.get("portfolio", ""))
        places[portfolio] = places.get(portfolio, 0) + 1
        order.append((slug not in pair, places[portfolio], slug))
    return [slug for *_, slug in sorted(order)]


def _sizes(rows: Rows) -> Counter[str]:
    """How many rows bear the project in their key, by slug."""
    return Counter(
        str(row[TABLES[name].key.name]).split("/")[0]
        for name, found in rows.items()
        for row in found
    )


def _closed(rows: Rows, projects: set[str]) -> Rows:
    """The rows that name no row left out, when these projects are the only ones."""
    kept = {name: list(found) for name, found in rows.items()}
    kept["project"] = [row for row in kept["project"] if row["slug"] in projects]
    keys = {name: _keys(name, found) for name, found in kept.items()}
    changed = True
    while changed:
        changed = False
        for name, found in kept.items():
            sound = [row for row in found if _names_kept(TABLES[name], row, keys)]
            if len(sound) < len(found):
                kept[name], keys[name], changed = sound, _keys(name, sound), True
    return kept


def _keys(table: str, rows: Sequence[Mapping[str, Any]]) -> set[str]:
    return {str(row[TABLES[table].key.name]) for row in rows}


def _names_kept(table: Table, row: Mapping[str, Any], keys: Mapping[str, set[str]]) -> bool:
    if table.name == "journal":
        return str(row["key"]) in keys[str(row["table_name"])]
    for field in table.links:
        named = row.get(field.name) or []
        if not set(named if isinstance(named, list) else [named]) <= keys[field.links_to]:
            return False
    return True
