"""The rows on their way to Airtable: the entries of each, merged so that the latest wins."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lib.base import TABLES, Kind
from lib.journal import Entry
from lib.journal.entries import NOTICED


@dataclass(frozen=True)
class Outgoing:
    """One row: its entries in order, those that only tell what was noticed included.

    `later` are links that are written once the rows that they name are there.
    """

    table: str
    key: str
    entries: tuple[Entry, ...]
    later: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[str, str]:
        """Its table and key."""
        return self.table, self.key

    @property
    def ours(self) -> list[Entry]:
        """The entries that write something."""
        return [e for e in self.entries if e.source != NOTICED and e.fields]

    @property
    def fields(self) -> dict[str, Any]:
        """What is to be written, the latest of each field."""
        merged: dict[str, Any] = {}
        for entry in self.ours:
            merged |= entry.fields
        return {name: cell for name, cell in merged.items() if name not in self.later}

    @property
    def is_made(self) -> bool:
        """Whether it is made here, rather than changed: then it brings its key."""
        return TABLES[self.table].key.name in self.fields

    @property
    def links(self) -> set[tuple[str, str]]:
        """The rows that it names, as (table, key)."""
        named = set()
        for field in TABLES[self.table].links:
            keys = self.fields.get(field.name) or []
            for key in keys if isinstance(keys, list) else [keys]:
                named.add((field.links_to, str(key)))
        return named

    @property
    def has_tags(self) -> bool:
        """Whether it holds free words, of which Airtable makes choices when it is asked to."""
        kinds = {name: field.kind for name, field in TABLES[self.table].fields.items()}
        return any(kinds.get(name) == Kind.TAGS and cell for name, cell in self.fields.items())

    def known(self, name: str) -> list[Any]:
        """Every value that its entries know of a field: before and after each of them."""
        return [cells.get(name) for entry in self.entries for cells in _cells(entry, name)]

    def without(self, entries: Iterable[Entry]) -> "Outgoing":
        """The row with the other entries only."""
        left = {entry.entry_id for entry in entries}
        kept = tuple(entry for entry in self.entries if entry.entry_id not in left)
        return replace(self, entries=kept)

    def without_optional_links(self) -> "Outgoing":
        """The row as it can be made before the rows that it names but does not need."""
        links = TABLES[self.table].links
        return replace(self, later=frozenset(link.name for link in links if not link.required))


def outgoing(entries: Iterable[Entry]) -> list[Outgoing]:
    """The rows of these entries, in the order of their first."""
    rows: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        rows.setdefault((entry.table_name, entry.key), []).append(entry)
    return [Outgoing(*place, tuple(found)) for place, found in rows.items()]


def _cells(entry: Entry, name: str) -> Iterator[Mapping[str, Any]]:
    if name in entry.fields:
        yield entry.before
        yield entry.fields
