"""The marts: one SELECT per file of `data/marts/`, built in the order of their numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from lib.base import EXPORTS
from lib.quarters import Quarter

DATA = Path(__file__).parents[2] / "data"
MACROS = DATA / "macros.sql"
MARTS = {path.stem[3:]: path for path in sorted((DATA / "marts").glob("*.sql"))}


@dataclass(frozen=True)
class Asked:
    """What the marts are asked: the day of reference, the quarters, and the two settings of the rule."""

    as_of: date
    quarters: tuple[Quarter, ...]
    late_after_days: int = 15
    at_risk_from: float = 0.8


def prepare(connection: DuckDBPyConnection) -> None:
    """Makes the macros that marts and checks share."""
    connection.execute(MACROS.read_text(encoding="utf-8"))


def ask(connection: DuckDBPyConnection, asked: Asked) -> None:
    """Makes the schema `asked`: day(as_of), rule(late_after_days, at_risk_from), quarter(…)."""
    connection.execute("CREATE SCHEMA asked")
    connection.execute("CREATE TABLE asked.day AS SELECT ?::DATE AS as_of", [asked.as_of])
    connection.execute(
        "CREATE TABLE asked.rule AS SELECT ?::INTEGER AS late_after_days, ?::DOUBLE AS at_risk_from",
        [asked.late_after_days, asked.at_risk_from],
    )
    connection.execute(
        "CREATE TABLE asked.quarter(quarter VARCHAR, rank INTEGER, first_day DATE, last_day DATE,"
        " as_of DATE)"
    )
    rows = [(str(q), q.year * 4 + q.rank - 1, q.first_day, q.last_day) for q in asked.quarters]
    if rows:
        connection.executemany(
            "INSERT INTO asked.quarter SELECT ?, ?, ?, ?, as_of FROM asked.day", rows
        )


def uses(table: str, field: str = "") -> list[str]:
    """The exported figures in which a table, or one of its fields, has a part, by their marts' SELECTs."""
    read = {name: path.read_text(encoding="utf-8") for name, path in MARTS.items()}
    part = {
        name
        for name, select in read.items()
        if re.search(rf"\bbase\.{table}\b", select) and re.search(rf"\b{field or table}\b", select)
    }
    for name, select in read.items():
        if any(re.search(rf"\bmart\.{other}\b", select) for other in part):
            part.add(name)
    return [name for name in EXPORTS if name in part]


def build(connection: DuckDBPyConnection, names: Iterable[str] = MARTS) -> None:
    """Materialises `mart.<name>` from the schemas base, reference, rubric and asked."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS mart")
    for name in names:
        select = MARTS[name].read_text(encoding="utf-8")
        connection.execute(f"CREATE TABLE mart.{name} AS {select}")
