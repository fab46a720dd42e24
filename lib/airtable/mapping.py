"""Which live table and field stands for which of the declaration, by name."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lib.airtable.schema import LiveField, LiveTable
from lib.base import TABLES, Field, Table

Names = Mapping[str, Any]


@dataclass(frozen=True)
class MappedTable:
    """A declared table, the live one that stands for it, and its live fields by declared name."""

    table: Table
    live: LiveTable
    fields: Mapping[str, LiveField] = field(default_factory=dict)

    @property
    def pairs(self) -> dict[str, tuple[Field, LiveField]]:
        """Each declared field with its live one, by name."""
        return {name: (self.table.fields[name], live) for name, live in self.fields.items()}

    @property
    def key(self) -> LiveField | None:
        """The live field that holds the key, by which rows are upserted."""
        return self.fields.get(self.table.key.name)


def mapped(live: Sequence[LiveTable], names: Names) -> dict[str, MappedTable]:
    """The tables of the declaration that the base holds, by name."""
    by_name = {table.name: table for table in live}
    found = {}
    for table in TABLES.values():
        here = by_name.get(table_name(table, names))
        if here is not None:
            found[table.name] = MappedTable(table, here, _fields(table, here, names))
    return found


def _fields(table: Table, live: LiveTable, names: Names) -> dict[str, LiveField]:
    by_name = {field.name: field for field in live.fields.values()}
    wanted = {f.name: by_name.get(field_name(f, names)) for f in table.fields.values()}
    return {name: found for name, found in wanted.items() if found is not None}


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
    """
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
