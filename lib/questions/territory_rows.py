"""The territories behind a count: distinct by level and code, with the projects that are there."""

from datetime import date
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows

# What each count takes of the territories of a project.
COUNTED = {
    "deployed": "place.deployed",
    "experimenting": "place.experimenting AND NOT place.elsewhere",
    "rural": "place.deployed AND place.rural",
    "mountain": "place.deployed AND place.mountain",
    "overseas": "place.deployed AND place.overseas",
    "aimed": "place.deployed AND place.aimed",
    "aimed_rural": "place.deployed AND place.aimed AND place.rural",
    "aimed_mountain": "place.deployed AND place.aimed AND place.mountain",
    "aimed_overseas": "place.deployed AND place.aimed AND place.overseas",
    "qpv": "place.deployed AND place.district IS NOT NULL",
}


class TerritoryRow(NamedTuple):
    """One territory of one project, or one of its priority districts, since when it is there.

    `key` is that of the deployment that says so.
    """

    key: str
    project: str
    project_name: str
    authority: str
    level: str
    code: str
    district: str | None
    since: date | None


# A territory deployed by one project is not counted as experimenting for another of the same scope.
QUERY = """
    WITH scope AS (
        SELECT project FROM mart.followed_project
        WHERE quarter = $quarter AND ($portfolio IS NULL OR portfolio = $portfolio)
            AND ($project IS NULL OR project = $project)
    ),

    classed AS (
        SELECT
            *, bool_or(coalesce(deployed, FALSE)) OVER (PARTITION BY level, code) AS elsewhere
        FROM mart.classed_territory INNER JOIN scope USING (project)
        WHERE quarter = $quarter
    ),

    begun AS (
        SELECT
            key, project, level, code, status, authority, since,
            unnest(CASE WHEN {districts} THEN list_filter(qpv, lambda one: one LIKE 'QN%') ELSE [NULL] END)
                AS district
        FROM mart.deployed_territory INNER JOIN scope USING (project)
        WHERE quarter = $quarter AND status IN ('deployed', 'experimenting')
    ),

    place AS (
        SELECT
            begun.*, classed.deployed AND begun.status = 'deployed' AS deployed,
            classed.experimenting AND begun.status = 'experimenting' AS experimenting,
            classed.elsewhere, classed.rural, classed.mountain, classed.overseas, classed.aimed
        FROM begun INNER JOIN classed USING (project, level, code)
    )

    SELECT DISTINCT
        place.key, place.project, project.name, place.authority, place.level, place.code, place.district,
        place.since
    FROM place INNER JOIN base.project ON project.slug = place.project
    WHERE {counted}
    ORDER BY place.district, place.level, place.code, lower(project.name), lower(place.authority)
"""


def territory_rows(
    mirror: Mirror, quarter: Quarter, scope: tuple[str | None, str | None], counted: str
) -> list[TerritoryRow]:
    """The territories of a (portfolio, project), None for all, that a count of `COUNTED` takes."""
    portfolio, project = scope
    query = QUERY.format(counted=COUNTED[counted], districts=str(counted == "qpv"))
    asked = {"quarter": str(quarter), "portfolio": portfolio, "project": project}
    return rows(mirror, TerritoryRow, query, asked)
