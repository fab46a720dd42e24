"""Writing records: at most ten, all of them or none, upserts by one to three fields."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from tests.airtable.cells import COMPUTED, taken
from tests.airtable.errors import ApiError, error, invalid, unknown_field
from tests.airtable.links import mirror_links
from tests.airtable.listing import shown
from tests.airtable.model import Base, Field, Record, Table

MERGEABLE = {
    "number",
    "singleLineText",
    "multilineText",
    "singleSelect",
    "multipleSelects",
    "date",
    "email",
    "url",
}
SHAPE = (
    'You must provide an array of up to 10 record objects, each with an "id" ID field and a "fields"'
    " object for cell values."
)
Write = Callable[[], tuple[str, Record, dict[str, Any]]]


def create(base: Base, table: Table, body: dict[str, Any]) -> list[tuple[str, Record]]:
    typecast = bool(body.get("typecast"))
    return _all_or_none(base, table, [("", row) for row in _rows(body)], typecast, False)


def update(
    base: Base, table: Table, body: dict[str, Any], replace: bool
) -> list[tuple[str, Record]]:
    """What became of each row: created or updated, and its record."""
    rows = _rows(body)
    merge = body.get("performUpsert")
    by = _merged_on(table, merge["fieldsToMergeOn"]) if merge else []
    targets = [(_target(table, row, by, body), row) for row in rows]
    return _all_or_none(base, table, targets, bool(body.get("typecast")), replace)


def delete(base: Base, table: Table, ids: list[str]) -> list[str]:
    if not 1 <= len(ids) <= 10:
        raise error(422, "INVALID_RECORDS", SHAPE)
    for id in ids:
        if id not in table.records:
            raise error(404, "MODEL_ID_NOT_FOUND", "Record not found")
    for id in ids:
        del table.records[id]
        for other in base.tables.values():
            for record in other.records.values():
                for field in other.fields.values():
                    _unlink(record, field, id)
    return ids


def _unlink(record: Record, field: Field, id: str) -> None:
    if field.type == "multipleRecordLinks" and id in record.cells.get(field.id, []):
        left = [item for item in record.cells[field.id] if item != id]
        record.cells.pop(field.id)
        if left:
            record.cells[field.id] = left


def _rows(body: dict[str, Any]) -> list[dict[str, Any]]:
    rows = body.get("records")
    if not isinstance(rows, list) or not 1 <= len(rows) <= 10:
        raise error(422, "INVALID_RECORDS", SHAPE)
    if not all(isinstance(row, dict) and isinstance(row.get("fields"), dict) for row in rows):
        raise error(422, "INVALID_RECORDS", SHAPE)
    return rows


def _merged_on(table: Table, names: list[str]) -> list[Field]:
    if not 1 <= len(names) <= 3:
        raise invalid("fieldsToMergeOn must hold one to three fields")
    found = []
    for name in names:
        field = table.field(name)
        if field is None:
            raise unknown_field(name)
        if field.type in COMPUTED or field.type not in MERGEABLE:
            raise invalid(f"{field.name} cannot be merged on")
        found.append(field)
    return found


def _target(table: Table, row: dict[str, Any], by: list[Field], body: dict[str, Any]) -> str:
    """The id of the record that a row updates; empty when it creates one."""
    if "id" in row:
        if row["id"] not in table.records:
            reason = f"Record ID {row['id']} does not exist in this table"
            raise error(422, "ROW_DOES_NOT_EXIST", reason)
        return str(row["id"])
    if not by:
        raise error(422, "INVALID_RECORDS", SHAPE)
    cells = {f.id: v for n, v in row["fields"].items() if (f := table.field(n))}
    wanted = [cells.get(field.id) for field in by]
    if any(cell in (None, "") for cell in wanted):
        raise invalid("a row lacks a field to merge on")
    found = [r.id for r in table.records.values() if [r.cells.get(f.id) for f in by] == wanted]
    if len(found) > 1:
        reason = f"Cannot update more than one record for one row: {len(found)} match"
        raise error(422, "INVALID_RECORDS", reason)
    return found[0] if found else ""


def _all_or_none(
    base: Base,
    table: Table,
    targets: list[tuple[str, dict[str, Any]]],
    typecast: bool,
    replace: bool,
) -> list[tuple[str, Record]]:
    updated = [id for id, _ in targets if id]
    if len(updated) != len(set(updated)):
        raise error(422, "INVALID_RECORDS", "The same record is updated by two rows")
    before = deepcopy(table.fields)
    try:
        cells = [_cells(base, table, row["fields"], typecast) for _, row in targets]
    except ApiError:
        table.fields = before
        raise
    done = []
    for (id, _), changed in zip(targets, cells, strict=True):
        record = table.records[id] if id else table.add({})
        kept = {} if replace else record.cells
        old = dict(record.cells)
        record.cells = {n: v for n, v in {**kept, **changed}.items() if v is not None}
        mirror_links(base, table, record, old)
        done.append(("updated" if id else "created", record))
    return done


def _cells(base: Base, table: Table, fields: dict[str, Any], typecast: bool) -> dict[str, Any]:
    found = {}
    for name, value in fields.items():
        field = table.field(name)
        if field is None:
            raise unknown_field(name)
        found[field.id] = taken(base, field, value, typecast)
    return found


def answered(table: Table, done: list[tuple[str, Record]], body: dict[str, Any]) -> dict[str, Any]:
    """The answer to a write."""
    by_id = bool(body.get("returnFieldsByFieldId"))
    answer: dict[str, Any] = {"records": [shown(table, record, by_id) for _, record in done]}
    if body.get("performUpsert"):
        answer["createdRecords"] = [r.id for how, r in done if how == "created"]
        answer["updatedRecords"] = [r.id for how, r in done if how == "updated"]
    return answer
