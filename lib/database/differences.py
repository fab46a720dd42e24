"""What a new reading of a base holds otherwise than the one before it, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from lib.base import TABLES, Table
from lib.database.mirror import Mirror, quoted
from lib.database.schema import identity


@dataclass(frozen=True)
class RowChange:
    """A row's typed cells before and after, by field; none before a row is made, none once it is gone."""

    table: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def row_changes(connection: DuckDBPyConnection, mirror: Mirror, base: str) -> list[RowChange]:
    """The rows that count and that changed, of all tables but the journal's and those just filled.

    `connection` holds the new reading; nothing when the published one is of another base. A row that
    was only set aside is not gone: what is wrong with it is reported.
    """
    if not mirror.holds(base):
        return []
    connection.execute(f"ATTACH {quoted(mirror.path)} AS old (READ_ONLY)")
    try:
        tables = [t for t in TABLES.values() if t.name != "journal" and _was_filled(connection, t)]
        return [change for table in tables for change in _changes(connection, table)]
    finally:
        connection.execute("DETACH old")


def _was_filled(connection: DuckDBPyConnection, table: Table) -> bool:
    """Whether the last reading had rows of the table: else it was filled, not changed."""
    return connection.execute(f"FROM old.base.{table.name} LIMIT 1").fetchone() is not None


def _changes(connection: DuckDBPyConnection, table: Table) -> Iterator[RowChange]:
    held = {row[0] for row in connection.execute(f"DESCRIBE old.base.{table.name}").fetchall()}
    cells = ", ".join(f"{name} := {name}" for name in table.fields if name in held)
    key = identity(table.key.name, table.name)
    found = connection.execute(f"""
        WITH new AS (SELECT {key} AS _key, struct_pack({cells}) AS cells FROM base.{table.name}),
        old AS (SELECT {key} AS _key, struct_pack({cells}) AS cells FROM old.base.{table.name})
        SELECT _key, old.cells, new.cells
        FROM old FULL JOIN new USING (_key)
        WHERE old.cells IS DISTINCT FROM new.cells AND NOT (new.cells IS NULL AND EXISTS (
            FROM load.problem WHERE set_aside AND table_name = '{table.name}'
                AND {identity("key", table.name)} = _key
        ))
        ORDER BY _key
    """).fetchall()
    for row_key, before, after in found:
        cells_of_key = after or before
        yield RowChange(table.name, str(cells_of_key[table.key.name] or row_key), before, after)
