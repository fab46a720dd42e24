"""Rows laid into an Airtable base by their keys: whole tables, those that others name first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import Any

from lib.airtable.cells import as_cells
from lib.airtable.client import CHUNK, Airtable, patiently
from lib.airtable.errors import AirtableError
from lib.airtable.mapping import MappedTable
from lib.airtable.progress import silent
from lib.airtable.reading import read_all
from lib.base import TABLES, Kind, Table
from lib.base.cells import reader
from lib.language import N_

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


class NotEmpty(AirtableError):
    """The base holds other rows: real and fictitious ones never mix."""

    message = N_(
        "The base holds rows of its own ({where}: {key}): the demonstration only goes into a new base."
    )


class NotReady(AirtableError):
    """The base lacks tables or fields."""

    message = N_(
        "The base lacks tables or fields ({where}): run python -m lib bootstrap first, then again."
    )


def calls(rows: Rows) -> int:
    """How many calls it takes to lay these rows."""
    looks = len(TABLES) + 1
    first = sum(-(-len(found) // CHUNK) for found in rows.values())
    return (
        looks + first + sum(-(-len(_naming_their_own(TABLES[t], rows[t])) // CHUNK) for t in rows)
    )


class Filling:
    """Lays rows into a base that holds none but them; may be begun again after it was stopped."""

    def __init__(
        self,
        airtable: Airtable,
        tables: Mapping[str, MappedTable],
        tell: Callable[[str, int], None],
    ) -> None:
        self.airtable = airtable
        self.tables = tables
        self.tell = tell
        self.records: dict[tuple[str, str], str] = {}

    def fill(self, rows: Rows) -> None:
        """Writes the rows; `tell` is called with each table and how many of its rows are laid.

        NotReady or NotEmpty before anything is written; another AirtableError on the way.
        """
        self._refuse_unready()
        self._refuse_others(rows)
        for table in in_order_of_links():
            self._lay(table, rows.get(table.name, ()))

    def _refuse_unready(self) -> None:
        for table in TABLES.values():
            mapped = self.tables.get(table.name)
            missing = set(table.fields) - set(mapped.fields if mapped else ())
            if missing:
                raise NotReady(where=table.airtable_name)

    def _refuse_others(self, rows: Rows) -> None:
        keys = {name: {str(r[TABLES[name].key.name]) for r in rows[name]} for name in rows}
        only_keys = {
            name: MappedTable(mapped.table, mapped.live, {"key": mapped.key})
            for name, mapped in self.tables.items()
            if mapped.key
        }
        for name, records in read_all(self.airtable, only_keys, {}, silent).items():
            for record in records:
                key = str(record["fields"].get(only_keys[name].fields["key"].id, ""))
                if key not in keys.get(name, set()):
                    raise NotEmpty(where=TABLES[name].airtable_name, key=key)

    def _lay(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        own = {field.name for field in table.links if field.links_to == table.name}
        plain = [{k: v for k, v in row.items() if k not in own} for row in rows]
        linked = [
            {k: v for k, v in row.items() if k in own | {table.key.name}}
            for row in _naming_their_own(table, rows)
        ]
        laid = 0
        for chunk in [*_chunks(plain), *_chunks(linked)]:
            self._write(table, chunk)
            laid = min(len(rows), laid + len(chunk))
            self.tell(table.name, laid)

    def _write(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        mapped = self.tables[table.name]
        assert mapped.key
        key, pairs = mapped.key.id, mapped.pairs
        cells = [as_cells(pairs, _typed(table, row), self._record_of) for row in rows]
        tags = any(field.kind == Kind.TAGS for field in table.fields.values())
        done = patiently(lambda: self.airtable.upsert(mapped.live.id, key, cells, typecast=tags))
        for row_key, record in done.items():
            self.records[table.name, row_key] = record

    def _record_of(self, table: str, key: str) -> str | None:
        return self.records.get((table, key))


def in_order_of_links() -> Iterator[Table]:
    """The tables, each after those that its links name."""
    named = {t.name: {f.links_to for f in t.links} - {t.name} for t in TABLES.values()}
    return (TABLES[name] for name in TopologicalSorter(named).static_order())


def _naming_their_own(table: Table, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows that name rows of their own table, which must all be there first."""
    own = [field.name for field in table.links if field.links_to == table.name]
    return [row for row in rows if any(row.get(name) for name in own)]


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The typed cells of a row as a file gives it; empty ones are left out."""
    cells = {name: reader(table.fields[name])(raw)[0] for name, raw in row.items()}
    return {
        name: cell for name, cell in cells.items() if cell is not False and cell not in (None, [])
    }


def _chunks(rows: Sequence[Mapping[str, Any]]) -> list[Sequence[Mapping[str, Any]]]:
    return [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
