"""How far projects are deployed, by portfolio and project, and whom they reach."""

from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Spread(NamedTuple):
    """Distinct territories of a quarter; portfolio None stands for all.

    `deploying` of the `projects` followed have a deployed territory. A territory is `experimenting` when
    no project of the portfolio is deployed there. Rural and mountain are empty until
    a list of communes with their classes is loaded.
    """

    portfolio: str | None
    projects: int
    deploying: int
    deployed: int
    experimenting: int
    rural: int | None
    mountain: int | None
    overseas: int
    qpv: int


class ProjectSpread(NamedTuple):
    """One project with a territory begun: its coverage, then its classes.

    `reached_*` count the deployed territories of the target set, `listed_*` those of the reference list
    at the level and in the departments aimed at; `listed` is None when there is no such list.
    """

    project: str
    name: str
    deployed: int
    experimenting: int
    reached: int
    target: int | None
    coverage: float | None
    qpv: int
    reached_rural: int | None
    reached_mountain: int | None
    reached_overseas: int
    listed: int | None
    listed_rural: int | None
    listed_mountain: int | None
    listed_overseas: int | None

    def shares(self, name: str) -> tuple[float | None, float | None]:
        """A class's share of the reach, then of the target set; None where it cannot be said."""
        reached = getattr(self, f"reached_{name}")
        listed = getattr(self, f"listed_{name}")
        return _share(reached, self.reached), _share(listed, self.listed)


class Step(NamedTuple):
    """Distinct territories at the end of a quarter."""

    quarter: str
    deployed: int
    experimenting: int


SPREAD = """
    WITH followed AS (
        SELECT project, portfolio FROM mart.followed_project
        WHERE quarter = $quarter AND ($portfolio IS NULL OR portfolio = $portfolio)
    ),

    reached AS (
        SELECT
            followed.portfolio,
            followed.project,
            (territory.level, territory.code) AS place,
            territory.*
        FROM followed
        LEFT JOIN mart.classed_territory AS territory
            ON territory.project = followed.project AND territory.quarter = $quarter
    ),

    district AS (
        SELECT followed.portfolio, unnest(territory.qpv) AS code
        FROM followed
        INNER JOIN mart.deployed_territory AS territory
            ON territory.project = followed.project AND territory.quarter = $quarter
        WHERE territory.status = 'deployed'
    ),

    counted AS (
        SELECT
            portfolio,
            count(DISTINCT project) AS projects,
            count(DISTINCT project) FILTER (WHERE deployed) AS deploying,
            count(DISTINCT place) FILTER (WHERE deployed) AS deployed,
            count(DISTINCT place) FILTER (WHERE deployed OR experimenting)
                - count(DISTINCT place) FILTER (WHERE deployed) AS experimenting,
            count(DISTINCT place) FILTER (WHERE deployed AND rural) AS rural,
            count(DISTINCT place) FILTER (WHERE deployed AND mountain) AS mountain,
            count(DISTINCT place) FILTER (WHERE deployed AND overseas) AS overseas
        FROM reached
        GROUP BY GROUPING SETS ((), (portfolio))
    ),

    districts AS (
        SELECT portfolio, count(DISTINCT code) AS qpv
        FROM district
        WHERE code LIKE 'QN%'
        GROUP BY GROUPING SETS ((), (portfolio))
    )

    SELECT
        counted.portfolio, counted.projects, counted.deploying, counted.deployed,
        counted.experimenting,
        CASE WHEN classes.loaded THEN counted.rural END,
        CASE WHEN classes.loaded THEN counted.mountain END,
        counted.overseas, coalesce(districts.qpv, 0)
    FROM counted
    CROSS JOIN reference.classes
    LEFT JOIN districts ON districts.portfolio IS NOT DISTINCT FROM counted.portfolio
    ORDER BY counted.portfolio IS NULL, counted.portfolio = '', counted.portfolio
"""
PROJECTS = """
    WITH reached AS (
        SELECT
            project,
            count(*) FILTER (WHERE rural) AS rural,
            count(*) FILTER (WHERE mountain) AS mountain,
            count(*) FILTER (WHERE overseas) AS overseas
        FROM mart.classed_territory
        WHERE quarter = $quarter AND deployed AND aimed
        GROUP BY project
    )

    SELECT
        figure.project, project.name, figure.deployed, figure.experimenting, figure.reached,
        figure.target, figure.coverage, figure.qpv,
        CASE WHEN classes.loaded THEN coalesce(reached.rural, 0) END,
        CASE WHEN classes.loaded THEN coalesce(reached.mountain, 0) END,
        coalesce(reached.overseas, 0), aim.listed, aim.rural, aim.mountain, aim.overseas
    FROM mart.deployment_quarter AS figure
    INNER JOIN base.project ON project.slug = figure.project
    CROSS JOIN reference.classes
    LEFT JOIN reached ON reached.project = figure.project
    LEFT JOIN mart.target_class AS aim ON aim.project = figure.project
    WHERE figure.quarter = $quarter
        AND ($portfolio IS NULL OR figure.portfolio = $portfolio)
        AND figure.deployed + figure.experimenting > 0
    ORDER BY lower(project.name), figure.project
"""
HISTORY = """
    SELECT
        followed.quarter,
        count(DISTINCT (level, code)) FILTER (WHERE deployed),
        count(DISTINCT (level, code)) FILTER (WHERE deployed OR experimenting)
            - count(DISTINCT (level, code)) FILTER (WHERE deployed)
    FROM mart.followed_project AS followed
    LEFT JOIN mart.classed_territory AS territory
        ON territory.project = followed.project AND territory.quarter = followed.quarter
    WHERE followed.quarter <= $quarter AND ($portfolio IS NULL OR followed.portfolio = $portfolio)
    GROUP BY followed.quarter
    ORDER BY followed.quarter DESC
    LIMIT 12
"""


def spreads(mirror: Mirror, quarter: Quarter, portfolio: str | None = None) -> list[Spread]:
    """Each portfolio, then all of them; a territory counts once in each."""
    return rows(mirror, Spread, SPREAD, _asked(quarter, portfolio))


def project_spreads(
    mirror: Mirror, quarter: Quarter, portfolio: str | None = None
) -> list[ProjectSpread]:
    """Each project that is deployed or experimenting somewhere, by name."""
    return rows(mirror, ProjectSpread, PROJECTS, _asked(quarter, portfolio))


def spread_history(mirror: Mirror, quarter: Quarter, portfolio: str | None = None) -> list[Step]:
    """The twelve quarters that end with this one, in order."""
    return rows(mirror, Step, HISTORY, _asked(quarter, portfolio))[::-1]


def _asked(quarter: Quarter, portfolio: str | None) -> dict[str, str | None]:
    return {"quarter": str(quarter), "portfolio": portfolio}


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None
