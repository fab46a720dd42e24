"""The exports: the five figures files, and the 22 tables themselves, as CSV, JSON or Parquet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from lib.base import EXPORTS, TABLES, Field, Kind
from lib.database.marts import Asked, ask, build, prepare
from lib.database.mirror import Mirror, NoMirror, quoted

FORMATS = {
    "csv": "FORMAT csv, HEADER, DELIMITER ','",
    "json": "FORMAT json, ARRAY true",
    "parquet": "FORMAT parquet",
}
GRAIN = ("portfolio", "project", "indicator", "dimension", "quarter")


def export_figures(mirror: Mirror, asked: Asked, format: str, folder: Path) -> list[Path]:
    """Writes the five figures files of the mirror's rows, as asked; gives their paths.

    Columns are those of `EXPORTS`; rows sorted by their grain as text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _bench(mirror) as bench:
        ask(bench, asked)
        build(bench)
        return [_write(bench, name, format, folder) for name in EXPORTS]


def export_tables(mirror: Mirror, folder: Path) -> list[Path]:
    """Writes the 22 tables as `<table>.csv`: choices as codes, links as keys, lists joined by `|`.

    Inside an item `\\|` is a bar and `\\\\` a backslash. Texts are written as they are, never as a
    spreadsheet would show them, so that they come back the same.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _bench(mirror) as bench:
        paths = []
        for table in TABLES.values():
            columns = ", ".join(_text(field) for field in table.fields.values())
            path = folder / f"{table.name}.csv"
            _copy(
                bench, f"SELECT {columns} FROM base.{table.name} ORDER BY _position, 1", path, "csv"
            )
            paths.append(path)
        return paths


@contextmanager
def _bench(mirror: Mirror) -> Iterator[DuckDBPyConnection]:
    """A connection of its own on the mirror's rows, for marts of its own."""
    if not mirror.path.exists():
        raise NoMirror(str(mirror.path))
    with duckdb.connect() as bench:
        prepare(bench)
        bench.execute(f"ATTACH {quoted(mirror.path)} AS mirror (READ_ONLY)")
        for schema in ("base", "reference", "rubric"):
            bench.execute(f"CREATE SCHEMA {schema}")
            for (name,) in bench.execute(f"SHOW TABLES FROM mirror.{schema}").fetchall():
                bench.execute(f"CREATE VIEW {schema}.{name} AS FROM mirror.{schema}.{name}")
        _lay_over(mirror, bench)
        yield bench


def _lay_over(mirror: Mirror, bench: DuckDBPyConnection) -> None:
    """What was entered since the mirror was made stands over its rows, as on the pages."""
    bench.execute("CREATE SCHEMA overlay")
    with mirror.cursor() as cursor:
        for table in TABLES.values():
            batch = cursor.execute(f"FROM overlay.{table.name}").to_arrow_table()
            if not batch.num_rows:
                continue
            bench.register("batch", batch)
            bench.execute(f"CREATE TABLE overlay.{table.name} AS FROM batch")
            bench.unregister("batch")
            bench.execute(f"""
                CREATE OR REPLACE VIEW base.{table.name} AS
                FROM mirror.base.{table.name}
                WHERE {table.key.name} NOT IN (SELECT {table.key.name} FROM overlay.{table.name})
                UNION ALL FROM overlay.{table.name}
            """)


def _write(bench: DuckDBPyConnection, name: str, format: str, folder: Path) -> Path:
    columns = [column.name for column in EXPORTS[name]]
    grain = ", ".join(c for c in _grain(name, columns))
    path = folder / f"{name}.{format}"
    _copy(bench, f"SELECT {', '.join(columns)} FROM mart.{name} ORDER BY {grain}", path, format)
    return path


def _grain(name: str, columns: list[str]) -> list[str]:
    """What makes a row one, in the order of the columns."""
    if name == "indicator_quarter":
        return ["indicator", "quarter"]
    if name != "portfolio_quarter":
        columns = [c for c in columns if c != "portfolio"]
    return [c for c in columns if c in GRAIN]


def _copy(bench: DuckDBPyConnection, query: str, path: Path, format: str) -> None:
    bench.execute(f"COPY ({query}) TO {quoted(path)} ({FORMATS[format]})")


def _text(field: Field) -> str:
    """A cell as the table exports write it."""
    if field.kind.is_list:
        item = "replace(replace(item, '\\', '\\\\'), '|', '\\|')"
        joined = f"array_to_string(list_transform({field.name}, lambda item: {item}), '|')"
        return f"nullif({joined}, '') AS {field.name}"
    if field.kind == Kind.DATETIME:
        moment = f"strftime({field.name}, '%Y-%m-%dT%H:%M:%S.%f')"
        return f"regexp_replace({moment}, '000$', '') || 'Z' AS {field.name}"
    if field.kind == Kind.CHECKBOX:
        return f"CASE WHEN {field.name} THEN 'true' END AS {field.name}"
    return field.name
