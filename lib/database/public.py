"""A viewer's rows: all of them, without what is confidential."""

from collections.abc import Sequence

from lib.base.confidential import CONFIDENTIAL_TABLES, confidential_fields
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


def public_rows(schema: str, name: str, columns: Sequence[str]) -> str:
    """The SELECT of what a viewer sees of a view of the host."""
    if (schema, name) == ("load", "problem"):
        return PROBLEMS
    if schema == "base" and name in CONFIDENTIAL_TABLES:
        return f"FROM memory.base.{name} WHERE FALSE"
    fields = [FIELDS.get((name, c)) if schema == "base" else IN_MARTS.get(c) for c in columns]
    emptied = ", ".join(
        f"{'[]' if f.kind.is_list else 'NULL'}::{sql_type(f)} AS {f.name}" for f in fields if f
    )
    shown = f"* REPLACE ({emptied})" if emptied else "*"
    return f"SELECT {shown} FROM memory.{schema}.{name}"
