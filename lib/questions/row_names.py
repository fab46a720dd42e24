"""What people call a row: by names and dates, never by its key."""

from collections.abc import Iterable, Mapping
from typing import Any

from lib.base import TABLES
from lib.database.mirror import Mirror
from lib.database.schema import identity

# The fields that say which row it is, in the order in which people say them.
SAYING = {
    "person": ("name",),
    "portfolio": ("name",),
    "project": ("name",),
    "phase": ("phase", "project", "started_on"),
    "indicator": ("name", "project"),
    "target": ("indicator", "date"),
    "value": ("indicator", "quarter"),
    "deployment": ("authority", "project", "since"),
    "assessment": ("criterion", "project", "fact_date"),
    "repository": ("url",),
    "dataset": ("title", "project"),
    "objective": ("title", "quarter"),
    "key_result": ("title",),
    "support_module": ("expertise", "project"),
    "check_in": ("project", "date"),
    "meeting": ("kind", "date"),
    "action": ("title",),
    "committee": ("project", "date"),
    "synergy": ("project_a", "project_b"),
    "event": ("title", "project"),
    "edition": ("quarter", "scope"),
}
NAMES = {
    "person": "SELECT lower(email), name FROM base.person",
    "project": "SELECT slug, name FROM base.project",
    "indicator": """
        SELECT indicator.key, indicator.name || ' · ' || coalesce(project.name, indicator.project)
        FROM base.indicator LEFT JOIN base.project ON project.slug = indicator.project
    """,
}


class Names:
    """The names of people, projects and indicators, each table read once, when it is first asked for."""

    def __init__(self, mirror: Mirror) -> None:
        self.mirror = mirror
        self._known: dict[str, dict[str, str]] = {}

    def of(self, table: str, key: str) -> str:
        """What the row of that key is called; the key itself where nothing else is known."""
        if table not in NAMES:
            return key
        if table not in self._known:
            with self.mirror.cursor() as cursor:
                self._known[table] = dict(cursor.execute(NAMES[table]).fetchall())
        return self._known[table].get(key.lower() if table == "person" else key, key)


def saying_cells(
    mirror: Mirror, rows: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Mapping[str, Any]]:
    """(table, key) → the cells that say which row it is; none for a row that the base does not show."""
    by_table: dict[str, set[str]] = {}
    for table, key in rows:
        if table in SAYING:
            by_table.setdefault(table, set()).add(key.lower() if table == "person" else key)
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for table, keys in by_table.items():
        found |= {(table, key): cells for key, cells in _cells(mirror, table, keys).items()}
    return found


def _cells(mirror: Mirror, table: str, keys: set[str]) -> dict[str, dict[str, Any]]:
    column = identity(TABLES[table].key.name, table)
    query = f"""
        SELECT {column} AS _key, {", ".join(SAYING[table])} FROM base.{table}
        WHERE {column} IN (SELECT unnest($keys::VARCHAR[]))
    """
    with mirror.cursor() as cursor:
        rows = cursor.execute(query, {"keys": sorted(keys)}).to_arrow_table().to_pylist()
    return {row.pop("_key"): row for row in rows}
