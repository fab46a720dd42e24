"""The names that tables and fields bear in a base: the declaration's, or those of a mapping file."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lib.airtable.errors import UnreadableNames
from lib.base import TABLES, Field, Table

Names = Mapping[str, Mapping[str, Any]]


def table_name(table: Table, names: Names) -> str:
    """The name that a table bears in Airtable."""
    return str(names.get(table.name, {}).get("table", table.airtable_name))


def field_name(field: Field, names: Names) -> str:
    """The name that a field bears in Airtable."""
    return str(names.get(field.table, {}).get("fields", {}).get(field.name, field.airtable_name))


def read_names(path: Path) -> Names:
    """The names of a base that bears others than the declaration's; none when there is no file.

        [project]
        table = "Services"
        fields.slug = "Id"

    UnreadableNames when the file is no such thing, or names what the declaration does not.
    """
    if not path.exists():
        return {}
    try:
        names = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableNames(path=path.name, reason=str(error)) from None
    for name, found in names.items():
        stranger = _stranger(name, found)
        if stranger:
            raise UnreadableNames(path=path.name, reason=stranger)
    return names


def _stranger(name: str, found: Any) -> str:
    """The first thing of a table's section that the declaration does not hold; empty if none."""
    if name not in TABLES or not isinstance(found, dict):
        return f"[{name}]"
    fields = found.get("fields", {})
    unknown = [key for key in found if key not in ("table", "fields")]
    unknown += [f"fields.{key}" for key in fields if key not in TABLES[name].fields]
    return f"[{name}] {unknown[0]}" if unknown else ""
