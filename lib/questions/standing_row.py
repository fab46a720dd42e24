"""The rows of a table of the base as they stand now: one of them, or their keys."""

from collections.abc import Mapping
from typing import Any

from lib.base import TABLES
from lib.database.mirror import Mirror
from lib.database.schema import identity


def standing_row(mirror: Mirror, table: str, key: str) -> Mapping[str, Any] | None:
    """Its cells by field, those that the reader may see; None when the base holds no such row."""
    declared = TABLES[table]
    column = identity(declared.key.name, table)
    query = f"SELECT {', '.join(declared.fields)} FROM base.{table} WHERE {column} = $key"
    asked = {"key": key.lower() if table == "person" else key}
    with mirror.cursor() as cursor:
        found: list[dict[str, Any]] = cursor.execute(query, asked).to_arrow_table().to_pylist()
    return found[0] if found else None


def standing_keys(mirror: Mirror, table: str, start: int, length: int) -> list[str]:
    """The keys of its rows that count, in order, from the `start`th on."""
    column = TABLES[table].key.name
    query = f"SELECT {column} FROM base.{table} ORDER BY {column} LIMIT $length OFFSET $start"
    with mirror.cursor() as cursor:
        found = cursor.execute(query, {"start": start, "length": length}).fetchall()
    return [key for (key,) in found]
