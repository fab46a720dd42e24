"""One row of the base, as it stands now."""

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
