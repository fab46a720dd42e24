"""What others changed in Airtable, of the cells that an entry of ours is about to write."""

from collections.abc import Mapping
from math import isclose
from typing import Any

from lib.airtable.cells import plain
from lib.airtable.mapping import MappedTable
from lib.base import Field
from lib.base.cells import reader
from lib.base.stamps import STAMPS
from lib.sync.outgoing import Outgoing
from lib.sync.records import KnownRecords


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
        if not any(_same(now, value) for value in known):
            found[name] = [plain(item) for item in now] if isinstance(now, list) else plain(now)
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


def _same(one: Any, other: Any) -> bool:
    """Whether two cells hold the same; Airtable keeps eight decimals, and no order of links."""
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-7, abs_tol=1e-8)
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return one == other or (_is_empty(one) and _is_empty(other))


def _is_empty(cell: Any) -> bool:
    """Nothing, an unticked box, an empty text or list; a zero is a value."""
    return cell is None or cell is False or cell == "" or cell == []
