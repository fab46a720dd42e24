"""The reverse field of each link, which the service keeps by itself."""

from typing import Any

from tests.airtable.model import Base, Field, Record, Table


def add_reverse(base: Base, table: Table, field: Field) -> None:
    """Makes the reverse field of a new link, unless it links the table to itself."""
    assert field.options is not None
    linked = base.tables[field.options["linkedTableId"]]
    if linked is table:
        return
    names = {f.name for f in linked.fields.values()}
    name = next(
        n for i in range(1, 99) if (n := table.name + (f" {i}" if i > 1 else "")) not in names
    )
    options = {"linkedTableId": table.id, "inverseLinkFieldId": field.id}
    reverse = Field(name, "multipleRecordLinks", options)
    linked.fields[reverse.id] = reverse
    field.options["inverseLinkFieldId"] = reverse.id


def mirror_links(base: Base, table: Table, record: Record, old: dict[str, Any]) -> None:
    """Writes into the linked records what a record now links to, and no longer."""
    for field in table.fields.values():
        inverse = (field.options or {}).get("inverseLinkFieldId")
        if field.type != "multipleRecordLinks" or not inverse:
            continue
        linked = base.tables[(field.options or {})["linkedTableId"]]
        now, before = record.cells.get(field.id, []), old.get(field.id, [])
        for id in set(now) | set(before):
            if other := linked.records.get(id):
                kept = [r for r in other.cells.get(inverse, []) if r != record.id]
                kept += [record.id] if id in now else []
                other.cells.pop(inverse, None)
                if kept:
                    other.cells[inverse] = kept
