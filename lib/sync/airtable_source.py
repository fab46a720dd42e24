"""A whole Airtable base as a source of the mirror: schema, records, links by record id."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lib.airtable.client import Airtable
from lib.airtable.mapping import MappedTable, mapped, read_names
from lib.airtable.progress import Progress, silent
from lib.airtable.reading import Records, read_all
from lib.base import TABLES
from lib.database.loading import Source
from lib.database.staging import RawRow
from lib.journal import Store
from lib.settings import Settings

Complaints = list[tuple[str, str, str]]


def airtable_source(
    settings: Settings, store: Store, tell: Callable[[Progress], None] = silent
) -> Source:
    """Reads the base, all of it; AirtableError when any part of it cannot be read."""
    airtable = Airtable(settings, store)
    tables = mapped(airtable.tables(), read_names(settings.airtable_mapping))
    records = read_all(airtable, list(tables.values()), tell)

    def rows(table: str) -> Iterator[RawRow]:
        if table in tables:
            yield from _rows(tables[table], records[table])

    complaints = _complaints(tables, records)
    return Source(airtable.base, rows, labels=True, complaints=tuple(complaints))


def _rows(mapped: MappedTable, records: Records) -> Iterator[RawRow]:
    ids = {name: field.id for name, field in mapped.fields.items()}
    for record in records:
        cells: Mapping[str, Any] = record["fields"]
        named = {name: cells[id] for name, id in ids.items() if id in cells}
        yield RawRow(named, record["id"], record["createdTime"])


def _complaints(tables: Mapping[str, MappedTable], records: Mapping[str, Records]) -> Complaints:
    """What the base lacks of the declaration."""
    found: Complaints = [(name, "", "missing_table") for name in TABLES if name not in tables]
    for name, found_table in tables.items():
        missing = [f for f in found_table.table.fields if f not in found_table.fields]
        found += [(name, field, "missing_column") for field in missing]
        if not records[name]:
            found.append((name, "", "empty_table"))
    return found
