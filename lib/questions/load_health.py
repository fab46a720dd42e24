"""What the last load took, set aside or could not read: table, row and field, in sentences."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from lib.base import TABLES
from lib.database.mirror import Mirror
from lib.language import N_, Sentence
from lib.questions.rows import rows

PROBLEMS = {
    "no_key": N_("the row has no key: give it one"),
    "duplicate_key": N_("another row, created before, has this key: keep one of the two"),
    "required_empty": N_("a required cell is empty: fill it"),
    "broken_link": N_("the required link names no row that counts: mend the link or that row"),
    "link_emptied": N_("the link names no row that counts: it is read as empty"),
    "wrong_type": N_("the cell is not of its type: it is read as empty"),
    "not_finite": N_("the number is not finite: it is read as empty"),
    "not_a_date": N_("the date is not written 2026-09-30: it is read as empty"),
    "unknown_choice": N_("the choice is not in the list: it is read as empty"),
    "several_rows": N_("the link should name one row, it names several: it is read as empty"),
    "not_a_quarter": N_("the quarter is not written 2026-Q3: the value is ignored"),
    "measured_without_value": N_("measured, but no number: the value is ignored"),
    "reserved_name": N_("“all” names the whole: give the portfolio another name"),
    "key_disagrees": N_("the key names another row than the link: the link counts"),
    "unknown_table": N_("the table is not in the base: it is ignored"),
    "missing_table": N_("the table is missing: it is read as empty"),
    "empty_table": N_("the table holds no row"),
    "not_rows": N_("the table is not a list of rows: it is read as empty"),
    "not_a_row": N_("some rows are no objects of fields and cells: they are ignored"),
    "longer_rows": N_("some rows hold more cells than the header: the cells in excess are ignored"),
    "repeated_table": N_("the table is given twice: the last one counts"),
    "repeated_column": N_("the field is given twice: the last one counts"),
    "unknown_column": N_("the column is not in the base: it is ignored"),
    "missing_column": N_("the column is missing: its cells are read as empty"),
    "deleted_table": N_("the table was deleted: restore it from Airtable's trash"),
    "deleted_field": N_("the field was deleted: restore it from Airtable's history"),
    "renamed_table": N_("renamed, but read: rename the table back, or map it (data/airtable.toml)"),
    "renamed_field": N_("renamed, but read: rename the field back, or map it (data/airtable.toml)"),
    "other_type": N_("the field is of another type than it should: give it the right one"),
    "changed_type": N_("the field has changed type: give it its own again"),
    "computed_field": N_("Airtable computes the field: it is read, nothing can be written into it"),
    "other_link": N_("the link leads to another table than it should: it is read as empty"),
    "missing_choice": N_("the choice is missing: add it by hand to the field in Airtable"),
    "renamed_choice": N_("the choice bears another name: it is read as before; rename it back"),
}
# What differs in the tables, fields and choices themselves, rather than in rows.
OF_SCHEMA = frozenset(
    {
        "missing_table",
        "deleted_table",
        "renamed_table",
        "missing_column",
        "deleted_field",
        "renamed_field",
        "other_type",
        "changed_type",
        "computed_field",
        "other_link",
        "missing_choice",
        "renamed_choice",
        "unknown_table",
        "unknown_column",
    }
)


@dataclass(frozen=True)
class Loaded:
    """The last load: which base, as of which day, when."""

    base: str
    as_of: date
    at: datetime

    @property
    def at_utc(self) -> datetime:
        """When it began, with its zone."""
        return self.at.replace(tzinfo=UTC)


@dataclass(frozen=True)
class ProblemCount:
    """How many cells or rows of a table and field have one problem."""

    table: str
    field: str
    problem: str
    count: int


class Problem(NamedTuple):
    """One cell or row that was not read as it stands; the line is counted from 1 in its source."""

    table_name: str
    key: str | None
    line: int | None
    field: str | None
    problem: str
    found: str | None

    @property
    def sentence(self) -> Sentence:
        """What is wrong and what to do."""
        return Sentence(PROBLEMS[self.problem])


def last_load(mirror: Mirror) -> Loaded:
    """The load that the pages show."""
    with mirror.cursor() as cursor:
        row = cursor.execute("SELECT base, as_of, loaded_at FROM load.state").fetchone()
    assert row is not None
    return Loaded(*row)


def row_counts(mirror: Mirror) -> dict[str, int]:
    """Rows that count, by table."""
    query = " UNION ALL ".join(f"SELECT '{t}', count(*) FROM base.{t}" for t in TABLES)
    with mirror.cursor() as cursor:
        found = dict(cursor.execute(query).fetchall())
    return {table: found[table] for table in TABLES}


def set_aside(mirror: Mirror, table: str) -> int:
    """How many rows of a table the last load set aside."""
    query = """
        SELECT count(DISTINCT (record, line)) FROM load.problem
        WHERE table_name = $table AND set_aside
    """
    with mirror.cursor() as cursor:
        found = cursor.execute(query, {"table": table}).fetchone()
    assert found is not None
    return int(found[0])


def problem_counts(mirror: Mirror) -> list[ProblemCount]:
    """The problems of the last load, the most frequent first."""
    query = """
        SELECT table_name, field, problem, count(*) AS n FROM load.problem
        GROUP BY ALL ORDER BY n DESC, table_name, field, problem
    """
    return rows(mirror, ProblemCount, query)


def problems(mirror: Mirror, limit: int = 2000) -> list[Problem]:
    """Every problem of the last load, the rows set aside first."""
    columns = ", ".join(Problem._fields)
    query = f"SELECT {columns} FROM load.problem ORDER BY set_aside DESC, table_name, line LIMIT $n"
    return rows(mirror, Problem, query, {"n": limit})
