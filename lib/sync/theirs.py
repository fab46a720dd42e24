"""What others changed in Airtable, of the cells that an entry of ours is about to write."""

from collections.abc import Mapping
from typing import Any

from lib.airtable.mapping import MappedTable
from lib.base import Field
from lib.base.cells import as_written, reader
from lib.base.stamps import STAMPS
from lib.sync.outgoing import Outgoing
from lib.sync.records import KnownRecords
from lib.sync.sameness import same


def changed_by_others(
    row: Outgoing, cells: Mapping[str, Any], mapped: MappedTable, records: KnownRecords
) -> dict[str, Any]:
    """The cells that hold neither what our entries replaced nor what they write, as JSON holds them.

    `cells` are those of the record as Airtable has it now, by field id.
    """
    found = {}
    for name in row.fields.keys() & mapped.fields.keys() - STAMPS - {mapped.table.key.name}:
        field = mapped.table.fields[name]
        now = _as_it_is(field, cells.get(mapped.fields[name].id), mapped, records)
        known = [_typed(field, value) for value in row.known(name)]
        if not any(same(now, value) for value in known):
            found[name] = as_written(now)
    return found


def _as_it_is(field: Field, cell: Any, mapped: MappedTable, records: KnownRecords) -> Any:
    """The typed value of a live cell; links by key."""
    if field.links_to:
        ids = cell if isinstance(cell, list) else []
        return _typed(field, [records.key_of(field.links_to, id) for id in ids])
    renamed = mapped.renamed_choices.get(field.name, {})
    items = cell if isinstance(cell, list) else [cell]
    spelt = [renamed.get(item, item) if isinstance(item, str) else item for item in items]
    return reader(field, labels=True)(spelt if isinstance(cell, list) else spelt[0])[0]


def _typed(field: Field, value: Any) -> Any:
    """A value as JSON holds it, typed; e-mails of people in lower case, as their keys are compared."""
    typed = reader(field)(value)[0]
    if field.links_to == "person":
        return [key.lower() for key in typed] if isinstance(typed, list) else (typed or "").lower()
    return typed
