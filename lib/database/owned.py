"""An owner's rows: those of their own projects, in every table and mart; by default none.

The cursor's variables `own` (slugs) and `reader` (e-mail) say whose; unset, nothing is seen.
"""

from collections.abc import Sequence

from lib.base import TABLES, Field
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


# A row of one's own may name another's: the key of what it names begins, or goes on, with its project.
OF_OWN = "list_has_any(string_split({link}, '/')[:2], getvariable('own')::VARCHAR[])"
NAMED = {"indicator": OF_OWN, "objective": OF_OWN, "meeting": "FALSE"}


def owned_rows(schema: str, name: str, columns: Sequence[str]) -> str:
    """The SELECT of what an owner sees of a view of the host."""
    links = [f for f in TABLES[name].links if f.links_to in NAMED] if schema == "base" else []
    mended = ", ".join(_own_links(field) for field in links if not field.required)
    shown = f"* REPLACE ({mended})" if mended else "*"
    return f"SELECT {shown} FROM memory.{schema}.{name} WHERE {_condition(schema, name, columns)}"


def _own_links(field: Field) -> str:
    """The cell of a link, without the rows of projects that are not one's own."""
    if field.kind.is_list:
        own = NAMED[field.links_to].format(link="key")
        return f"list_filter({field.name}, lambda key: {own}) AS {field.name}"
    own = NAMED[field.links_to].format(link=field.name)
    return f"CASE WHEN {own} THEN {field.name} END AS {field.name}"


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
