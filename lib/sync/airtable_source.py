"""A whole Airtable base as a source of the mirror: schema, records, links by record id."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.airtable.client import Airtable
from lib.airtable.comparison import Difference, differences, lost
from lib.airtable.errors import AirtableError
from lib.airtable.mapping import MappedTable, mapped, memory_of
from lib.airtable.memory import Memory, remembered
from lib.airtable.names import read_names
from lib.airtable.progress import Progress
from lib.airtable.reading import Records, read_all
from lib.base import TABLES, Kind
from lib.database.loading import Complaint, Source
from lib.database.staging import RawRow
from lib.journal import Store
from lib.language import N_
from lib.settings import Settings


@dataclass(frozen=True)
class Reading:
    """A base that was read whole: its rows, and what stands for what in it."""

    source: Source
    memory: Memory


class SchemaChanged(AirtableError):
    """What the last reading had is gone: read as it is, figures would change unseen."""

    may_be_waived = True
    message = N_(
        "Airtable no longer holds, or holds in another type, what the last reading had: {what}."
        " Nothing was read. Put it back in Airtable, or name what replaces it in"
        " data/airtable.toml; or read the base as it is (python -m lib sync --as-it-is)."
    )

    def __init__(self, found: Sequence[Difference]) -> None:
        super().__init__(what=", ".join(where(difference) for difference in found))
        self.differences = found


def read_airtable(
    settings: Settings,
    store: Store,
    tell: Callable[[Progress], None],
    as_it_is: bool = False,
) -> Reading:
    """Reads the base, all of it; AirtableError when any part of it cannot be read.

    SchemaChanged when it lost what the last reading had, unless it is to be read `as_it_is`.
    """
    airtable = Airtable(settings, store)
    names, memory = read_names(settings.airtable_mapping), remembered(store, airtable.base)
    tables = mapped(airtable.tables(), names, memory)
    found = differences(tables, names, memory)
    if lost(found) and not as_it_is:
        raise SchemaChanged(lost(found))
    sizes = {name: known.rows for name, known in memory.items()}
    records = read_all(airtable, tables, sizes, tell)
    source = Source(
        airtable.base,
        lambda table: _rows(tables[table], records[table]) if table in tables else (),
        labels=True,
        complaints=tuple(_complaints(found, records)),
    )
    return Reading(source, memory_of(tables, {name: len(rows) for name, rows in records.items()}))


def where(difference: Difference) -> str:
    """The table and field of a difference, by the names that they bear in Airtable."""
    table = TABLES[difference.table]
    field = table.fields.get(difference.field)
    return f"{table.airtable_name} › {field.airtable_name}" if field else table.airtable_name


def _rows(table: MappedTable, records: Records) -> Iterator[RawRow]:
    ids = {name: field.id for name, field in table.fields.items()}
    renamed = {name: codes for name, codes in table.renamed_choices.items() if codes}
    for record in records:
        cells: Mapping[str, Any] = record["fields"]
        named = {name: cells[id] for name, id in ids.items() if id in cells}
        for name in renamed.keys() & named.keys():
            named[name] = _recognised(table.table.fields[name].kind, renamed[name], named[name])
        yield RawRow(named, record["id"], record["createdTime"])


def _recognised(kind: Kind, codes: Mapping[str, str], cell: Any) -> Any:
    """A cell whose choices may bear another name than they did."""
    if kind == Kind.CHOICES and isinstance(cell, list):
        return [codes.get(item, item) if isinstance(item, str) else item for item in cell]
    return codes.get(cell, cell) if isinstance(cell, str) else cell


def _complaints(found: Sequence[Difference], records: Mapping[str, Records]) -> Iterator[Complaint]:
    """What the base lacks of the declaration, and the tables that hold nothing."""
    for difference in found:
        yield Complaint(difference.table, difference.field, str(difference.what), difference.found)
    for name, rows in records.items():
        if not rows:
            yield Complaint(name, "", "empty_table")
