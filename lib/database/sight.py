"""What each reader sees: catalogues of views that bear the names of the whole base.

`owner` holds the rows of one's own projects; `viewer` neither check-ins, amounts, people nor the
journal. A cursor looks through one of them, so that no query can forget it; who sees all pays nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from duckdb import DuckDBPyConnection

from lib.database.marts import prepare
from lib.database.owned import owned_rows
from lib.database.public import public_rows

SCHEMAS = ("asked", "base", "load", "mart", "reference", "rubric")
# Others' conditions rest on these; the journal's on all.
FIRST = ("project", "portfolio", "indicator", "objective")
VIEWS = """
    SELECT schema_name, view_name FROM duckdb_views()
    WHERE database_name = 'memory' AND list_contains($schemas, schema_name)
    ORDER BY
        schema_name, view_name = 'journal', list_position($first, view_name) NULLS LAST, view_name
"""


@dataclass(frozen=True)
class Sight:
    """What a reader may see: all, what a viewer may, or the rows of the projects that they own."""

    scope: Literal["all", "owner", "viewer"]
    email: str = ""
    projects: frozenset[str] = frozenset()


EVERYTHING = Sight("all")
NOTHING = Sight("owner")


def lay_sights(host: DuckDBPyConnection) -> None:
    """Makes the catalogues `owner` and `viewer` over a host's schemas."""
    found = host.execute(VIEWS, {"schemas": list(SCHEMAS), "first": list(FIRST)}).fetchall()
    columns = {
        (schema, name): [row[0] for row in host.execute(f"DESCRIBE {schema}.{name}").fetchall()]
        for schema, name in found
    }
    _lay(host, "owner", {view: owned_rows(*view, cs) for view, cs in columns.items()})
    _lay(host, "viewer", {view: public_rows(*view, cs) for view, cs in columns.items()})


def look_through(cursor: DuckDBPyConnection, sight: Sight) -> None:
    """From now on the cursor's names are those of what the reader may see."""
    if sight.scope == "all":
        return
    cursor.execute(f"USE {sight.scope}")
    if sight.scope == "owner":
        cursor.execute("SET VARIABLE own = $own::VARCHAR[]", {"own": sorted(sight.projects)})
        cursor.execute("SET VARIABLE reader = $reader", {"reader": sight.email.lower()})


def _lay(host: DuckDBPyConnection, catalogue: str, selects: Mapping[tuple[str, str], str]) -> None:
    host.execute(f"ATTACH ':memory:' AS {catalogue}")
    with host.cursor() as cursor:
        cursor.execute(f"USE {catalogue}")
        prepare(cursor)
        for schema in SCHEMAS:
            cursor.execute(f"CREATE SCHEMA {schema}")
        for (schema, name), select in selects.items():
            cursor.execute(f"CREATE VIEW {schema}.{name} AS {select}")
