"""The columns of the mirror, from the declaration."""

import pyarrow as pa

from lib.base import TABLES, Field, Kind, Table

TYPES: dict[Kind, tuple[str, pa.DataType]] = {
    Kind.INTEGER: ("BIGINT", pa.int64()),
    Kind.NUMBER: ("DOUBLE", pa.float64()),
    Kind.CURRENCY: ("DOUBLE", pa.float64()),
    Kind.CHECKBOX: ("BOOLEAN", pa.bool_()),
    Kind.DATE: ("DATE", pa.date32()),
    Kind.DATETIME: ("TIMESTAMP", pa.timestamp("us")),
}
# Where a row comes from: its place in the source, its record and when that was created.
ORIGIN = {"_position": pa.int64(), "_record": pa.string(), "_created": pa.string()}


def sql_type(field: Field) -> str:
    """The DuckDB type of a field."""
    return "VARCHAR[]" if field.kind.is_list else TYPES.get(field.kind, ("VARCHAR",))[0]


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table's rows, origin first."""
    fields = [(f.name, _arrow_type(f)) for f in table.fields.values()]
    return pa.schema([*ORIGIN.items(), *fields])


def identity(field: str, table: str) -> str:
    """The SQL by which two keys of a table are one: e-mails are compared whatever their case."""
    return f"lower({field})" if table == "person" else field


def in_order_of_need() -> list[Table]:
    """The tables, each after those that its required links name."""
    ordered: list[Table] = []
    waiting = list(TABLES.values())
    while waiting:
        ready = [t for t in waiting if _needs(t) <= {o.name for o in ordered}]
        ordered += ready
        waiting = [t for t in waiting if t not in ready]
    return ordered


def _needs(table: Table) -> set[str]:
    return {f.links_to for f in table.links if f.required}


def _arrow_type(field: Field) -> pa.DataType:
    return (
        pa.list_(pa.string()) if field.kind.is_list else TYPES.get(field.kind, ("", pa.string()))[1]
    )
