"""Listing records: pages whose order is frozen at the first request, offsets that expire."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.airtable.errors import error, invalid, unknown_field
from tests.airtable.formulas import keeps
from tests.airtable.model import Field, Record, Table, new_id

LIFE_SECONDS = 300.0


@dataclass
class Iterator:
    ids: list[str]
    position: int
    used_at: float


@dataclass
class Listing:
    """The iterators that clients have begun."""

    life: float = LIFE_SECONDS
    iterators: dict[str, Iterator] = field(default_factory=dict)

    def expire(self) -> None:
        """Forgets every list begun, as a restart of the service does."""
        self.iterators.clear()

    def page(self, table: Table, options: dict[str, Any]) -> dict[str, Any]:
        size = _page_size(options.get("pageSize", 100))
        iterator = self._iterator(table, options)
        wanted = _wanted(table, options.get("fields"))
        by_id = options.get("returnFieldsByFieldId", False)
        ids = iterator.ids[iterator.position : iterator.position + size]
        iterator.position += len(ids)
        kept = [table.records[id] for id in ids if id in table.records]
        answer: dict[str, Any] = {"records": [shown(table, r, by_id, wanted) for r in kept]}
        if iterator.position < len(iterator.ids):
            answer["offset"] = self._keep(iterator)
        return answer

    def _iterator(self, table: Table, options: dict[str, Any]) -> Iterator:
        offset = options.get("offset")
        if offset is None:
            formula = options.get("filterByFormula")
            ids = [r.id for r in table.records.values() if keeps(formula, table, r)]
            most = int(options["maxRecords"]) if "maxRecords" in options else None
            return Iterator(ids[:most], 0, time.monotonic())
        if not str(offset).startswith("itr") or "/" not in str(offset):
            raise error(422, "INVALID_OFFSET_VALUE", f"The value of offset {offset} is invalid")
        found = self.iterators.get(str(offset))
        if found is None or time.monotonic() - found.used_at > self.life:
            raise error(422, "LIST_RECORDS_ITERATOR_NOT_AVAILABLE")
        return Iterator(found.ids, found.position, time.monotonic())

    def _keep(self, iterator: Iterator) -> str:
        offset = f"{new_id('itr')}/{iterator.ids[iterator.position]}"
        self.iterators[offset] = iterator
        return offset


def shown(
    table: Table, record: Record, by_id: bool, wanted: list[Field] | None = None
) -> dict[str, Any]:
    """A record as the service gives it: empty cells are absent."""
    fields = table.fields.values() if wanted is None else wanted
    cells = {
        (f.id if by_id else f.name): record.cells[f.id] for f in fields if f.id in record.cells
    }
    return {"id": record.id, "createdTime": record.created_time, "fields": cells}


def _page_size(size: Any) -> int:
    if not 1 <= int(size) <= 100:
        raise invalid("pageSize must be between 1 and 100")
    return int(size)


def _wanted(table: Table, names: list[str] | None) -> list[Field] | None:
    if not names:
        return None
    found = [table.field(name) for name in names]
    for name, one in zip(names, found, strict=True):
        if one is None:
            raise unknown_field(name)
    return [one for one in found if one]
