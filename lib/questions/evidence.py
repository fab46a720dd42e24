"""The evidence behind a project's criteria, and what is known of each criterion across projects."""

from datetime import date, datetime
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Evidence(NamedTuple):
    """The latest evidence of a criterion on one side, probed or declared; who recorded it, when."""

    criterion: str
    probed: bool
    observed: str | None
    comment: str | None
    proof_url: str | None
    key: str
    recorded_by: str | None
    recorded_at: datetime | None


class Spread(NamedTuple):
    """How many projects meet a criterion; what has no evidence is unknown."""

    criterion: str
    met: int
    not_met: int
    unknown: int
    not_applicable: int
    conflicts: int


class Distribution(NamedTuple):
    """How many projects have each level in a dimension: `sure` counts levels 0 to 4, then the rest."""

    dimension: str
    sure: list[int]
    between: int
    not_rated: int
    not_applicable: int


EVIDENCE = """
    SELECT
        fact.criterion, fact.mode = 'automatic', fact.observed, fact.comment, fact.proof_url,
        fact.key, coalesce(person.name, fact.recorded_by), fact.recorded_at
    FROM base.assessment AS fact
    LEFT JOIN base.person ON lower(person.email) = lower(fact.recorded_by)
    INNER JOIN mart.followed_project AS followed ON followed.project = fact.project
    WHERE fact.project = $project AND followed.quarter = $quarter
        AND fact.fact_date <= followed.known_day AND known_on(fact.recorded_at, followed.as_of)
    QUALIFY row_number() OVER (
        PARTITION BY fact.criterion, fact.mode = 'automatic'
        ORDER BY
            fact.fact_date DESC,
            fact.recorded_at DESC NULLS LAST,
            list_position(['not_met', 'unknown', 'na', 'met'], fact.state)
    ) = 1
"""
# Of the projects to which the dimension applies.
CRITERIA = """
    SELECT
        asked.id,
        count(*) FILTER (WHERE found.state = 'met'),
        count(*) FILTER (WHERE found.state = 'not_met'),
        count(*) FILTER (WHERE coalesce(found.state, 'unknown') = 'unknown'),
        count(*) FILTER (WHERE found.state = 'na'),
        count(*) FILTER (WHERE found.conflict)
    FROM mart.maturity_quarter AS rated
    INNER JOIN rubric.criterion AS asked ON asked.dimension = rated.dimension
    LEFT JOIN mart.criterion_quarter AS found
        ON found.project = rated.project
        AND found.quarter = rated.quarter
        AND found.criterion = asked.id
    WHERE rated.quarter = $quarter AND rated.dimension = $dimension
        AND rated.status <> 'not_applicable'
        AND ($portfolio IS NULL OR rated.portfolio = $portfolio)
    GROUP BY asked.id
    ORDER BY asked.id
"""
STATES = """
    SELECT found.project, found.criterion, found.state, found.conflict
    FROM mart.criterion_quarter AS found
    WHERE found.quarter = $quarter AND found.dimension = $dimension
"""
SURE = ", ".join(
    f"count(*) FILTER (WHERE status = 'exact' AND floor = {level})" for level in range(5)
)
DISTRIBUTION = f"""
    SELECT
        dimension,
        [{SURE}],
        count(*) FILTER (WHERE status = 'range'),
        count(*) FILTER (WHERE status = 'not_rated'),
        count(*) FILTER (WHERE status = 'not_applicable')
    FROM mart.maturity_quarter
    WHERE quarter = $quarter AND ($portfolio IS NULL OR portfolio = $portfolio)
    GROUP BY dimension
"""


class Met(NamedTuple):
    """What is known of one criterion in one project to which its dimension applies."""

    project: str
    project_name: str
    state: str
    conflict: bool
    fact_date: date | None


MET = """
    SELECT
        rated.project, project.name, coalesce(found.state, 'unknown'),
        coalesce(found.conflict, FALSE), found.fact_date
    FROM mart.maturity_quarter AS rated
    INNER JOIN rubric.criterion AS asked ON asked.dimension = rated.dimension
    INNER JOIN base.project ON project.slug = rated.project
    LEFT JOIN mart.criterion_quarter AS found
        ON found.project = rated.project
        AND found.quarter = rated.quarter
        AND found.criterion = asked.id
    WHERE rated.quarter = $quarter AND asked.id = $criterion
        AND rated.status <> 'not_applicable'
        AND ($portfolio IS NULL OR rated.portfolio = $portfolio)
    ORDER BY lower(project.name), rated.project
"""


class Known(NamedTuple):
    """What is known of one criterion of one project."""

    project: str
    criterion: str
    state: str
    conflict: bool


def evidence(mirror: Mirror, project: str, quarter: Quarter) -> dict[str, list[Evidence]]:
    """The latest evidence of each criterion, by its id: probed, declared, or both."""
    found: dict[str, list[Evidence]] = {}
    for one in rows(mirror, Evidence, EVIDENCE, {"project": project, "quarter": str(quarter)}):
        found.setdefault(one.criterion, []).append(one)
    return found


def criteria_spread(
    mirror: Mirror, quarter: Quarter, dimension: str, portfolio: str | None = None
) -> dict[str, Spread]:
    """How many projects meet each criterion of a dimension, by its id."""
    asked = {"quarter": str(quarter), "dimension": dimension, "portfolio": portfolio}
    return {one.criterion: one for one in rows(mirror, Spread, CRITERIA, asked)}


def projects_by_criterion(
    mirror: Mirror, quarter: Quarter, criterion: str, portfolio: str | None = None
) -> list[Met]:
    """What is known of a criterion, project by project."""
    asked = {"quarter": str(quarter), "criterion": criterion, "portfolio": portfolio}
    return rows(mirror, Met, MET, asked)


def known_states(mirror: Mirror, quarter: Quarter, dimension: str) -> dict[str, list[Known]]:
    """The criteria of a dimension that have evidence, by project."""
    found: dict[str, list[Known]] = {}
    asked = {"quarter": str(quarter), "dimension": dimension}
    for one in rows(mirror, Known, STATES, asked):
        found.setdefault(one.project, []).append(one)
    return found


def distributions(
    mirror: Mirror, quarter: Quarter, portfolio: str | None = None
) -> dict[str, Distribution]:
    """How many projects have each level, by dimension."""
    asked = {"quarter": str(quarter), "portfolio": portfolio}
    return {one.dimension: one for one in rows(mirror, Distribution, DISTRIBUTION, asked)}
