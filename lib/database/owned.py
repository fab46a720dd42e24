"""An owner's rows: those of their own projects, in every table and mart; by default none.

The cursor's variables `own` (slugs) and `reader` (e-mail) say whose; unset, nothing is seen.
"""

from collections.abc import Sequence

from lib.base import TABLES
from lib.base.keys import RECIPES

OWN = "list_contains(getvariable('own')::VARCHAR[], {column})"
OF_PROJECT = OWN.format(column="project")
OF_INDICATOR = "indicator IN (SELECT key FROM owner.base.indicator)"
BASE = {
    "project": OWN.format(column="slug"),
    "portfolio": "name IN (SELECT portfolio FROM owner.base.project)",
    # Oneself, the other owners, and whom to ask.
    "person": """
        lower(email) = getvariable('reader')
        OR lower(email) IN (SELECT lower(unnest(owners)) FROM owner.base.project)
        OR lower(email) IN (SELECT lower(manager) FROM owner.base.portfolio)
        OR lower(email) IN (SELECT lower(unnest(deputy)) FROM owner.base.portfolio)""",
    "target": OF_INDICATOR,
    "value": OF_INDICATOR,
    "key_result": "objective IN (SELECT key FROM owner.base.objective)",
    "synergy": OWN.format(column="project_a") + " AND " + OWN.format(column="project_b"),
    "meeting": "FALSE",
    "edition": "FALSE",
    "journal": "(table_name, key) IN ({keys})".format(
        keys=" UNION ALL ".join(
            f"SELECT ('{table.name}', {table.key.name}) FROM owner.base.{table.name}"
            for table in TABLES.values()
            if table.name != "journal"
        )
    ),
}
KEYED_BY_PROJECT = sorted(
    {"project", "target", "value"} | {t for t, parts in RECIPES.items() if parts[0] == "project"}
)
# What concerns a whole table, or a row whose key begins with one's own project.
OF_PROBLEM = f"""
    (coalesce(key, '') = '' AND coalesce(found, '') = '')
    OR (
        list_contains({KEYED_BY_PROJECT}, table_name)
        AND {OWN.format(column="split_part(key, '/', 1)")}
    )"""


def owned_rows(schema: str, name: str, columns: Sequence[str]) -> str:
    """The SELECT of what an owner sees of a view of the host."""
    return f"FROM memory.{schema}.{name} WHERE {_condition(schema, name, columns)}"


def _condition(schema: str, name: str, columns: Sequence[str]) -> str:
    match schema:
        case "base":
            return BASE.get(name, OF_PROJECT)
        case "mart" if "project" in columns:
            return OF_PROJECT
        case "mart":
            return OF_INDICATOR if "indicator" in columns else "FALSE"
        case "load" if name == "problem":
            return OF_PROBLEM
        case _:
            return "TRUE"
