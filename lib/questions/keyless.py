"""Rows typed without a key: the one that the recipe of their table makes for each."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lib.base import TABLES, Table, made_key
from lib.base.keys import RECIPES, UPDATED_BY_KEY
from lib.database.mirror import Mirror
from lib.database.schema import identity

FOUND = """
    SELECT table_name, record, found FROM load.problem
    WHERE problem = 'no_key' AND record <> '' ORDER BY table_name, record
"""


@dataclass(frozen=True)
class Keyless:
    """A record without a key; `key` is empty when people must type it, `twin` when a row bears it."""

    table: str
    record: str
    key: str
    twin: bool = False

    @property
    def may_be_written(self) -> bool:
        """Whether the key can be written as it is."""
        return bool(self.key) and not self.twin


def keyless(mirror: Mirror) -> list[Keyless]:
    """Every record of the last reading that has no key."""
    with mirror.cursor() as cursor:
        rows = cursor.execute(FOUND).fetchall()
    taken: dict[str, set[str]] = {}
    return [
        _proposed(mirror, TABLES[table], record, json.loads(found), taken)
        for table, record, found in rows
    ]


def _proposed(
    mirror: Mirror,
    table: Table,
    record: str,
    row: Mapping[str, Any],
    taken: dict[str, set[str]],
) -> Keyless:
    if table.name not in RECIPES and table.name != "synergy":
        return Keyless(table.name, record, "")
    named = dict(row) | {name: _key_named(mirror, table, name, row) for name in _links(table)}
    # An action's recipe takes the day on which it was recorded.
    named.setdefault("date", str(row.get("_created", ""))[:10])
    if table.name == "synergy" and not (named["project_a"] and named["project_b"]):
        return Keyless(table.name, record, "")
    keys = taken.setdefault(table.name, set())
    for key in _candidates(table.name, made_key(table.name, named)):
        is_taken = key in keys or _exists(mirror, table, key)
        if not is_taken or table.name in UPDATED_BY_KEY:
            keys.add(key)
            return Keyless(table.name, record, key, twin=is_taken)
    return Keyless(table.name, record, "")


def _candidates(table: str, key: str) -> Iterator[str]:
    """The key, then with -2, -3…"""
    yield key
    if table not in UPDATED_BY_KEY:
        yield from (f"{key}-{n}" for n in range(2, 100))


def _links(table: Table) -> list[str]:
    return [field.name for field in table.links if not field.kind.is_list]


def _key_named(mirror: Mirror, table: Table, name: str, row: Mapping[str, Any]) -> str | None:
    """The key of the row that a link names by its record."""
    linked = TABLES[table.fields[name].links_to]
    query = f"SELECT {linked.key.name} FROM base.{linked.name} WHERE _record = ?"
    with mirror.cursor() as cursor:
        found = cursor.execute(query, [row.get(name)]).fetchone()
    return str(found[0]) if found else None


def _exists(mirror: Mirror, table: Table, key: str) -> bool:
    column = identity(table.key.name, table.name)
    with mirror.cursor() as cursor:
        query = f"FROM base.{table.name} SELECT 1 WHERE {column} = ?"
        return cursor.execute(query, [key]).fetchone() is not None
