"""What was entered since the mirror was made, laid over it: its rows, and their marts only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from lib.base import TABLES, Table
from lib.base.cells import reader
from lib.database.marts import MARTS, build, prepare
from lib.database.mirror import Mirror, quoted
from lib.database.schema import arrow_schema, identity

OF_PORTFOLIO = "portfolio_quarter"
# By which column each table of the figures belongs to a project.
BELONGS = {
    "project": "slug IN (FROM touched)",
    "indicator": "project IN (FROM touched)",
    "deployment": "project IN (FROM touched)",
    "assessment": "project IN (FROM touched)",
    "target": "indicator IN (SELECT key FROM base.indicator WHERE project IN (FROM touched))",
    "value": "indicator IN (SELECT key FROM base.indicator WHERE project IN (FROM touched))",
}


@dataclass(frozen=True)
class Change:
    """Fields written into one row of a table."""

    table: str
    key: str
    fields: Mapping[str, Any]


def lay_over(mirror: Mirror, changes: Iterable[Change]) -> None:
    """Replaces the overlay of the open generation by these changes, in order; all at once."""
    rows = _merged(mirror, changes)
    with mirror.lock, mirror.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            _replace_rows(cursor, rows)
            _recompute(cursor, mirror, _touched(cursor, rows))
            cursor.execute("COMMIT")
        except BaseException:
            cursor.execute("ROLLBACK")
            raise


def _merged(mirror: Mirror, changes: Iterable[Change]) -> dict[str, dict[str, dict[str, Any]]]:
    """table → key → the whole row as it stands after the changes."""
    by_table: dict[str, list[Change]] = {}
    for change in changes:
        by_table.setdefault(change.table, []).append(change)
    with mirror.cursor() as cursor:
        return {name: _merged_rows(cursor, TABLES[name], found) for name, found in by_table.items()}


def _merged_rows(
    cursor: DuckDBPyConnection, table: Table, changes: list[Change]
) -> dict[str, dict[str, Any]]:
    readers = {field.name: reader(field) for field in table.fields.values()}
    keys = [change.key.lower() if table.name == "person" else change.key for change in changes]
    rows = _mirrored(cursor, table, keys)
    for key, change in zip(keys, changes, strict=True):
        row = rows.setdefault(key, _empty(table) | {table.key.name: key})
        row |= {n: readers[n](raw)[0] for n, raw in change.fields.items() if n in readers}
    return rows


def _mirrored(
    cursor: DuckDBPyConnection, table: Table, keys: list[str]
) -> dict[str, dict[str, Any]]:
    """The rows of these keys as the mirror has them."""
    column = identity(table.key.name, table.name)
    query = f"""
        SELECT {column} AS _key, * FROM mirror.base.{table.name}
        WHERE {column} IN (SELECT unnest(?::VARCHAR[]))
    """
    found = cursor.execute(query, [keys]).to_arrow_table().to_pylist()
    return {row.pop("_key"): row for row in found}


def _empty(table: Table) -> dict[str, Any]:
    """A row that holds nothing yet, and stands in no source."""
    empty: dict[str, Any] = {f.name: [] if f.kind.is_list else None for f in table.fields.values()}
    return {**empty, "_position": None, "_record": ""}


def _replace_rows(cursor: DuckDBPyConnection, rows: Mapping[str, Mapping[str, Any]]) -> None:
    for table in TABLES.values():
        cursor.execute(f"DELETE FROM overlay.{table.name}")
        if table.name in rows:
            schema = arrow_schema(table).remove(2)
            batch = pa.Table.from_pylist(list(rows[table.name].values()), schema=schema)
            cursor.register("batch", batch)
            cursor.execute(f"INSERT INTO overlay.{table.name} BY NAME FROM batch")
            cursor.unregister("batch")


def _touched(cursor: DuckDBPyConnection, rows: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The projects whose figures the rows bear on: where the mirror has them, and where they are now."""
    projects = set(rows.get("project", {}))
    for table in ("indicator", "deployment", "assessment", "value", "target"):
        keys = list(rows.get(table, {}))
        for schema in ("mirror.base", "base") if keys else ():
            projects |= _projects_of(cursor, schema, table, keys)
    return projects


def _projects_of(cursor: DuckDBPyConnection, schema: str, table: str, keys: list[str]) -> set[str]:
    """The projects of a table's rows, as a schema shows them."""
    of_indicator = "indicator" in TABLES[table].fields
    place = f"JOIN {schema}.indicator AS card ON card.key = row.indicator" if of_indicator else ""
    query = (
        f"SELECT DISTINCT {'card' if of_indicator else 'row'}.project FROM {schema}.{table} AS row"
        f" {place} WHERE list_contains(?::VARCHAR[], row.key)"
    )
    return set(_column(cursor, query, keys))


def _recompute(cursor: DuckDBPyConnection, mirror: Mirror, projects: set[str]) -> None:
    """Makes the touched projects' marts by the very SELECTs of the marts, on their rows only."""
    portfolios = _portfolios(cursor, "mirror.mart", projects)
    _touch(cursor, "project", projects)
    _touch(cursor, "portfolio", portfolios)
    bench = _bench(cursor, mirror)
    build(bench, [name for name in MARTS if name != OF_PORTFOLIO])
    _touch(cursor, "indicator", _column(bench, "SELECT key FROM base.indicator"))
    for name in MARTS:
        cursor.execute(f"DELETE FROM overlay.mart_{name}")
        if name != OF_PORTFOLIO:
            _copy(bench, f"FROM mart.{name}", cursor, f"INSERT INTO overlay.mart_{name} FROM batch")
    portfolios |= _portfolios(cursor, "mart", projects)
    _touch(cursor, "portfolio", portfolios)
    wanted = (
        "FROM mart.project_quarter WHERE portfolio IN (SELECT key FROM overlay.touched_portfolio)"
    )
    bench.execute("DROP TABLE mart.project_quarter")
    _copy(cursor, wanted, bench, "CREATE TABLE mart.project_quarter AS FROM batch")
    build(bench, [OF_PORTFOLIO])
    _copy(
        bench,
        f"FROM mart.{OF_PORTFOLIO}",
        cursor,
        f"INSERT INTO overlay.mart_{OF_PORTFOLIO} FROM batch",
    )
    bench.close()


def _bench(cursor: DuckDBPyConnection, mirror: Mirror) -> DuckDBPyConnection:
    """A connection of its own whose schema base holds the touched projects' rows only."""
    bench = duckdb.connect()
    prepare(bench)
    bench.execute(f"ATTACH {quoted(mirror.path)} AS mirror (READ_ONLY)")
    for schema in ("asked", "reference", "rubric"):
        bench.execute(f"CREATE SCHEMA {schema}")
        for (name,) in bench.execute(f"SHOW TABLES FROM mirror.{schema}").fetchall():
            bench.execute(f"CREATE VIEW {schema}.{name} AS FROM mirror.{schema}.{name}")
    bench.execute("CREATE SCHEMA base")
    for table, belongs in BELONGS.items():
        condition = belongs.replace("(FROM touched)", "(SELECT key FROM overlay.touched_project)")
        query = f"SELECT * FROM base.{table} WHERE {condition}"
        _copy(cursor, query, bench, f"CREATE TABLE base.{table} AS FROM batch")
    return bench


def _portfolios(cursor: DuckDBPyConnection, schema: str, projects: set[str]) -> set[str]:
    return set(
        _column(
            cursor,
            f"SELECT DISTINCT portfolio FROM {schema}.followed_project"
            " WHERE list_contains(?::VARCHAR[], project)",
            list(projects),
        )
    )


def _touch(cursor: DuckDBPyConnection, what: str, keys: Iterable[str]) -> None:
    cursor.execute(f"DELETE FROM overlay.touched_{what}")
    cursor.execute(f"INSERT INTO overlay.touched_{what} SELECT unnest(?::VARCHAR[])", [list(keys)])


def _column(cursor: DuckDBPyConnection, query: str, *parameters: Any) -> list[str]:
    return [row[0] for row in cursor.execute(query, list(parameters)).fetchall()]


def _copy(source: DuckDBPyConnection, query: str, to: DuckDBPyConnection, statement: str) -> None:
    to.register("batch", source.execute(query).to_arrow_table())
    to.execute(statement)
    to.unregister("batch")
