"""Where a project is deployed at the end of a quarter."""

from datetime import date
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Reach(NamedTuple):
    """The reach of a project: `reached` territories of its target set, on that day.

    Rural and mountain are empty until a list of communes with their classes is loaded.
    """

    day: date
    deployed: int
    experimenting: int
    reached: int
    target: int | None
    coverage: float | None
    rural: int | None
    mountain: int | None
    overseas: int
    qpv: int
    target_level: str | None
    target_departments: list[str]


class Territory(NamedTuple):
    """One territory where a deployment was begun, its key; status None when it has ended."""

    key: str
    level: str
    code: str
    authority: str
    status: str | None
    since: date | None
    qpv: list[str]


REACH = """
    SELECT
        followed.known_day, figure.deployed, figure.experimenting, figure.reached, figure.target,
        figure.coverage, figure.rural, figure.mountain, figure.overseas, figure.qpv,
        project.target_level, project.target_departments
    FROM mart.deployment_quarter AS figure
    INNER JOIN mart.followed_project AS followed
        ON followed.project = figure.project AND followed.quarter = figure.quarter
    INNER JOIN base.project ON project.slug = figure.project
    WHERE figure.project = $project AND figure.quarter = $quarter
"""
TERRITORIES = """
    SELECT key, level, code, authority, status, since, qpv
    FROM mart.deployed_territory
    WHERE project = $project AND quarter = $quarter
    ORDER BY
        list_position(['deployed', 'experimenting', 'contacted', 'stopped'], status) NULLS LAST,
        level, code, authority
"""


def reach(mirror: Mirror, project: str, quarter: Quarter) -> Reach | None:
    """The reach of a project; None when it is not followed in that quarter."""
    found = rows(mirror, Reach, REACH, {"project": project, "quarter": str(quarter)})
    return found[0] if found else None


def territories(mirror: Mirror, project: str, quarter: Quarter) -> list[Territory]:
    """Every territory where it was begun by then, the deployed ones first."""
    return rows(mirror, Territory, TERRITORIES, {"project": project, "quarter": str(quarter)})
