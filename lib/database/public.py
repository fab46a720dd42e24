"""A viewer's rows: all of them, without what is confidential; of a change, its date and its figures."""

from collections.abc import Sequence

from lib.base import TABLES, Kind
from lib.base.confidential import CONFIDENTIAL_TABLES, confidential_fields, is_confidential
from lib.database.schema import sql_type

FIELDS = {(field.table, field.name): field for field in confidential_fields()}
# A mart shows a field under its own name.
IN_MARTS = {name: field for (table, name), field in FIELDS.items() if table == "value"}
NAMES = ", ".join(f"('{table}', '{name}')" for table, name in sorted(FIELDS))
PROBLEMS = f"""
    SELECT * REPLACE (CASE WHEN (table_name, field) NOT IN ({NAMES}) THEN found END AS found)
    FROM memory.load.problem
    WHERE NOT list_contains({sorted(CONFIDENTIAL_TABLES)}, table_name)
"""

FIGURES = (Kind.INTEGER, Kind.NUMBER, Kind.DATE, Kind.CHOICE, Kind.CHECKBOX)
TOLD = sorted(
    f"{field.table}.{field.name}"
    for table in TABLES.values()
    for field in table.fields.values()
    if field.kind in FIGURES and not is_confidential(field)
)


def _figures_of(cells: str) -> str:
    """The SQL of a journal's cells, of which only figures are left: neither a text nor a name."""
    told = f"lambda name: list_contains({TOLD}, table_name || '.' || name)"
    written = f"lambda name: '\"' || name || '\":' || ({cells} -> name)::VARCHAR"
    kept = f"list_transform(list_filter(json_keys({cells}), {told}), {written})"
    return f"CASE WHEN json_valid({cells}) THEN '{{' || array_to_string({kept}, ',') || '}}' END"


JOURNAL = f"""
    SELECT * REPLACE (
        {_figures_of("fields")} AS fields, {_figures_of("before")} AS before,
        NULL::VARCHAR AS author, NULL::VARCHAR AS reason, NULL::VARCHAR AS source
    )
    FROM memory.base.journal
    WHERE {_figures_of("fields")} <> '{{}}'
"""


def public_rows(schema: str, name: str, columns: Sequence[str]) -> str:
    """The SELECT of what a viewer sees of a view of the host."""
    if (schema, name) == ("load", "problem"):
        return PROBLEMS
    if (schema, name) == ("base", "journal"):
        return JOURNAL
    if schema == "base" and name in CONFIDENTIAL_TABLES:
        return f"FROM memory.base.{name} WHERE FALSE"
    fields = [FIELDS.get((name, c)) if schema == "base" else IN_MARTS.get(c) for c in columns]
    emptied = ", ".join(
        f"{'[]' if f.kind.is_list else 'NULL'}::{sql_type(f)} AS {f.name}" for f in fields if f
    )
    shown = f"* REPLACE ({emptied})" if emptied else "*"
    return f"SELECT {shown} FROM memory.{schema}.{name}"
