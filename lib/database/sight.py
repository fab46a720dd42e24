"""What each reader sees: catalogues of views that bear the names of the whole base.

`owner` holds the rows of one's own projects; `viewer` neither check-ins, amounts nor people, and of
the journal dates and figures only. A cursor looks through one of them, so that no query can forget
it; who sees all pays nothing.
"""

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


def lay_sight(host: DuckDBPyConnection, scope: str) -> None:
    """Makes the catalogue of a scope over a host's schemas."""
    found = host.execute(VIEWS, {"schemas": list(SCHEMAS), "first": list(FIRST)}).fetchall()
    rows = {"owner": owned_rows, "viewer": public_rows}[scope]
    host.execute(f"ATTACH ':memory:' AS {scope}")
    with host.cursor() as cursor:
        cursor.execute(f"USE {scope}")
        prepare(cursor)
        for schema in SCHEMAS:
            cursor.execute(f"CREATE SCHEMA {schema}")
        for schema, name in found:
            columns = [
                row[0] for row in cursor.execute(f"DESCRIBE memory.{schema}.{name}").fetchall()
            ]
            cursor.execute(f"CREATE VIEW {schema}.{name} AS {rows(schema, name, columns)}")


def look_through(cursor: DuckDBPyConnection, sight: Sight) -> None:
    """From now on the cursor's names are those of what the reader may see."""
    if sight.scope == "all":
        return
    cursor.execute(f"USE {sight.scope}")
    if sight.scope == "owner":
        cursor.execute("SET VARIABLE own = $own::VARCHAR[]", {"own": sorted(sight.projects)})
        cursor.execute("SET VARIABLE reader = $reader", {"reader": sight.email.lower()})
