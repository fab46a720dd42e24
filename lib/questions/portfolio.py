"""A portfolio in a quarter: its projects dimension by dimension, and what may be added up across them."""

from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Standing(NamedTuple):
    """One followed project and dimension; progress bounded to 0–1, coverage the weight it rests on.

    `phase` is the project's at the quarter's end, `late` its late values in all dimensions.
    """

    project: str
    name: str
    phase: str | None
    late: int
    dimension: str
    progress: float | None
    coverage: float | None
    indicators: int
    good: int
    unknown: int
    oldest_quarter: str | None


class Sum(NamedTuple):
    """The values of one common indicator, added up over the projects that have one.

    `projects` of `of_projects` are in the sum. `before` and `now_of_both` add up the projects present in
    both this quarter and the one before: only these two may be compared.
    """

    common_code: str
    unit: str
    behaviour: str
    name: str
    total: float | None
    projects: int
    of_projects: int
    now_of_both: float | None
    before: float | None
    in_both: int


PHASE = """
    WITH phase AS (
        SELECT project, max_by(phase, (started_on, key)) AS phase
        FROM base.phase
        WHERE started_on <= $last_day
        GROUP BY project
    )
"""
PHASES = f"""
    {PHASE}
    SELECT phase.phase, count(*)
    FROM mart.followed_project AS followed
    LEFT JOIN phase USING (project)
    WHERE followed.quarter = $quarter AND ($portfolio IS NULL OR followed.portfolio = $portfolio)
    GROUP BY phase.phase
"""
STANDINGS = f"""
    {PHASE},

    late AS (
        SELECT project, count(*) AS late
        FROM mart.indicator_quarter
        WHERE quarter = $quarter AND state = 'late'
        GROUP BY project
    )

    SELECT
        standing.project, project.name, phase.phase, coalesce(late.late, 0), standing.dimension,
        standing.progress, standing.coverage, standing.indicators,
        standing.achieved + standing.on_track, standing.no_target + standing.no_value,
        standing.oldest_quarter
    FROM mart.project_quarter AS standing
    INNER JOIN base.project ON project.slug = standing.project
    LEFT JOIN phase USING (project)
    LEFT JOIN late USING (project)
    WHERE standing.quarter = $quarter
        AND ($portfolio IS NULL OR standing.portfolio = $portfolio)
    ORDER BY lower(project.name), standing.project, standing.dimension
"""
# A ratio is never added up, nor a value measured by another method than today's.
SUMS = """
    WITH figure AS (
        SELECT
            card.common_code, card.unit, card.behaviour, card.name,
            this.project, this.quarter, this.state <> 'not_applicable' AS asked,
            CASE WHEN NOT coalesce(this.method_changed, FALSE) THEN this.value END AS value
        FROM mart.indicator_quarter AS this
        INNER JOIN base.indicator AS card ON card.key = this.indicator
        WHERE card.common_code IS NOT NULL AND card.behaviour <> 'ratio'
            AND this.quarter IN ($quarter, $before)
            AND ($portfolio IS NULL OR this.portfolio = $portfolio)
    ),

    by_project AS (
        SELECT
            common_code, unit, behaviour, min(name) AS name, project,
            bool_or(asked) FILTER (WHERE quarter = $quarter) AS asked,
            sum(value) FILTER (WHERE quarter = $quarter) AS now,
            sum(value) FILTER (WHERE quarter = $before) AS before
        FROM figure
        GROUP BY common_code, unit, behaviour, project
    )

    SELECT
        common_code, unit, behaviour, mode(name), sum(now),
        count(now), count(*) FILTER (WHERE asked),
        sum(now) FILTER (WHERE before IS NOT NULL),
        sum(before) FILTER (WHERE now IS NOT NULL),
        count(*) FILTER (WHERE now IS NOT NULL AND before IS NOT NULL)
    FROM by_project
    GROUP BY common_code, unit, behaviour
    HAVING count(*) FILTER (WHERE asked) > 0
    ORDER BY count(now) DESC, common_code, unit, behaviour
"""


def phases(mirror: Mirror, quarter: Quarter, portfolio: str | None = None) -> dict[str | None, int]:
    """Phase at the quarter's end → how many followed projects; None for those without one."""
    asked = {"quarter": str(quarter), "last_day": quarter.last_day, "portfolio": portfolio}
    with mirror.cursor() as cursor:
        return dict(cursor.execute(PHASES, asked).fetchall())


def standings(mirror: Mirror, quarter: Quarter, portfolio: str | None = None) -> list[Standing]:
    """Where each followed project stands, one row per dimension, by name."""
    asked = {
        "quarter": str(quarter),
        "last_day": quarter.last_day,
        "portfolio": portfolio,
    }
    return rows(mirror, Standing, STANDINGS, asked)


def sums(mirror: Mirror, quarter: Quarter, portfolio: str | None = None) -> list[Sum]:
    """The common indicators added up, those of most projects first."""
    asked = {"quarter": str(quarter), "before": str(quarter + -1), "portfolio": portfolio}
    return rows(mirror, Sum, SUMS, asked)


class Addend(NamedTuple):
    """One value in a sum, or missing from it; with the quarter in which it was measured.

    `before` is what it counted for in the sum of the quarter before, `called` the indicator's name.
    """

    project: str
    name: str
    indicator: str
    value: float | None
    value_quarter: str | None
    method_changed: bool
    before: float | None
    called: str

    @property
    def counted(self) -> float | None:
        """What it counts for in the sum: nothing when it was measured by another method."""
        return None if self.method_changed else self.value


ADDENDS = """
    SELECT this.project, project.name, this.indicator, this.value, this.value_quarter,
        coalesce(this.method_changed, FALSE),
        CASE WHEN NOT coalesce(earlier.method_changed, FALSE) THEN earlier.value END,
        card.name
    FROM mart.indicator_quarter AS this
    LEFT JOIN mart.indicator_quarter AS earlier
        ON earlier.indicator = this.indicator AND earlier.quarter = $before
    INNER JOIN base.indicator AS card ON card.key = this.indicator
    INNER JOIN base.project ON project.slug = this.project
    WHERE this.quarter = $quarter AND this.state <> 'not_applicable'
        AND card.common_code = $common_code AND card.unit = $unit AND card.behaviour = $behaviour
        AND ($portfolio IS NULL OR this.portfolio = $portfolio)
    ORDER BY this.value DESC NULLS LAST, lower(project.name), this.indicator
"""


def addends(
    mirror: Mirror, quarter: Quarter, common: tuple[str, str, str], portfolio: str | None = None
) -> list[Addend]:
    """The values behind the sum of a (common_code, unit, behaviour), the greatest first."""
    names = ("common_code", "unit", "behaviour")
    asked = dict(zip(names, common, strict=True)) | {
        "quarter": str(quarter),
        "before": str(quarter + -1),
        "portfolio": portfolio,
    }
    return rows(mirror, Addend, ADDENDS, asked)
