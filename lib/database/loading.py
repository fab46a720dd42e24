"""One refresh: raw rows of every table in, a new generation of the mirror out, whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from lib.base import TABLES
from lib.database.differences import RowChange, row_changes
from lib.database.marts import Asked, ask, build
from lib.database.mirror import Mirror, quoted
from lib.database.recipe import FIGURES, ROWS
from lib.database.reference import load_references
from lib.database.soundness import keep_sound_rows
from lib.database.staging import RawRow, Staging
from lib.quarters import Quarter, between, last_closed

# The pages look back fifteen years at the most, however old a stray date may be.
LOOK_BACK = 60


class Complaint(NamedTuple):
    """What is wrong with the shape of a source: table, field (empty for all of it), problem code."""

    table: str
    field: str
    problem: str
    found: str = ""


@dataclass(frozen=True)
class Source:
    """Where the rows come from: the base's name, its rows by table, and how its choices are spelt."""

    base: str
    rows: Callable[[str], Iterable[RawRow]]
    labels: bool = False
    complaints: tuple[Complaint, ...] = ()


@dataclass(frozen=True)
class Circumstances:
    """What a refresh takes from around it: the day of reference, when it began, lists, settings."""

    as_of: date
    began_at: float
    classes: Path
    late_after_days: int = 15
    at_risk_from: float = 0.8


def refresh(
    mirror: Mirror,
    source: Source,
    around: Circumstances,
    notice: Callable[[list[RowChange]], None] | None = None,
) -> None:
    """Publishes a new generation made from the source.

    `notice` is given what the source holds otherwise than the last one, before that is published.
    """

    def fill(connection: DuckDBPyConnection) -> None:
        staging = Staging(connection, source.labels)
        staging.open()
        staging.report(
            [(c.table, "", None, "", c.field, c.problem, c.found, False) for c in source.complaints]
        )
        for table in TABLES.values():
            staging.add(table, source.rows(table.name))
        keep_sound_rows(connection)
        if notice:
            notice(row_changes(connection, mirror, source.base))
        _complete(connection, source.base, around)

    mirror.publish(fill)


def rebuild(mirror: Mirror, around: Circumstances) -> None:
    """Publishes the same rows with the marts of another day, of other lists or of other settings.

    Whose rows they are, and when their reading began, stay as they were.
    """

    def fill(connection: DuckDBPyConnection) -> None:
        connection.execute(f"ATTACH {quoted(mirror.path)} AS old (READ_ONLY)")
        ((base, began_at),) = connection.execute(
            "SELECT base, began_at FROM old.load.state"
        ).fetchall()
        for schema, name in list(_tables(connection)):
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
            connection.execute(f"CREATE TABLE {schema}.{name} AS FROM old.{schema}.{name}")
        connection.execute("DROP TABLE load.state")
        connection.execute("DETACH old")
        _complete(connection, base, replace(around, began_at=began_at))

    mirror.publish(fill)


def _tables(connection: DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    for schema in ("base", "load"):
        for (name,) in connection.execute(f"SHOW TABLES FROM old.{schema}").fetchall():
            yield schema, name


def _complete(connection: DuckDBPyConnection, base: str, around: Circumstances) -> None:
    load_references(connection, around.classes)
    quarters = tuple(between(_first_quarter(connection, around.as_of), Quarter.of(around.as_of)))
    ask(connection, Asked(around.as_of, quarters, around.late_after_days, around.at_risk_from))
    build(connection)
    connection.execute(
        "CREATE TABLE load.state AS SELECT ? AS base, ?::DATE AS as_of, ?::DOUBLE AS began_at,"
        " ?::TIMESTAMP AS loaded_at, ? AS rows_recipe, ? AS figures_recipe",
        [
            base,
            around.as_of,
            around.began_at,
            datetime.fromtimestamp(around.began_at, UTC).replace(tzinfo=None),
            ROWS,
            FIGURES,
        ],
    )


def _first_quarter(connection: DuckDBPyConnection, as_of: date) -> Quarter:
    """The quarter in which the base begins, as far as the pages look back; at least the last closed."""
    floor = Quarter.of(as_of) + -LOOK_BACK
    first = connection.execute(
        "SELECT min(day) FROM (SELECT followed_from AS day FROM base.project"
        " UNION ALL SELECT started_on FROM base.phase UNION ALL SELECT since FROM base.deployment"
        " UNION ALL SELECT date FROM base.target UNION ALL SELECT fact_date FROM base.assessment)"
        " WHERE day BETWEEN ? AND ?",
        [floor.first_day, as_of],
    ).fetchall()[0][0]
    written = connection.execute(
        "SELECT min(quarter) FROM base.value WHERE quarter_rank(quarter) BETWEEN ? AND ?",
        [floor.year * 4 + floor.rank - 1, as_of.year * 4 + 3],
    ).fetchall()[0][0]
    found = [last_closed(as_of)]
    found += [Quarter.of(first)] if first else []
    found += [Quarter.read(written)] if written else []
    return min(found)
