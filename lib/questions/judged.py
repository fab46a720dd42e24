"""The indicators behind a count, and how their statuses moved between two quarters."""

from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows

RANK = {"off_track": 1, "at_risk": 2, "on_track": 3, "achieved": 4}


class Judged(NamedTuple):
    """One judged indicator in a quarter; `before` is its status in the quarter before.

    `before` is None when it was not judged then. Progress is unbounded, empty when not computable.
    """

    indicator: str
    name: str
    project: str
    project_name: str
    portfolio: str
    dimension: str
    unit: str
    status: str
    before: str | None
    value: float | None
    value_quarter: str | None
    expected: float | None
    final_target: float | None
    progress: float | None
    weight: float

    @property
    def bounded(self) -> float:
        """Its progress as it is averaged, between 0 and 1; 0 when there is none."""
        return min(1.0, max(0.0, self.progress or 0.0))

    @property
    def move(self) -> int:
        """1 when its status rose, -1 when it fell, 0 when it did not or cannot be said."""
        now, then = RANK.get(self.status), RANK.get(self.before or "")
        return (now > then) - (now < then) if now and then else 0


QUERY = """
    SELECT
        this.indicator, card.name, this.project, project.name, this.portfolio, this.dimension,
        card.unit, this.status, earlier.status, this.value, this.value_quarter, this.expected,
        this.final_target, this.progress, this.weight
    FROM mart.indicator_quarter AS this
    INNER JOIN base.indicator AS card ON card.key = this.indicator
    INNER JOIN base.project ON project.slug = this.project
    LEFT JOIN mart.indicator_quarter AS earlier
        ON earlier.indicator = this.indicator AND earlier.quarter = $before AND earlier.judged
    WHERE this.judged AND this.quarter = $quarter
        AND ($portfolio IS NULL OR this.portfolio = $portfolio)
        AND ($dimension IS NULL OR this.dimension = $dimension)
        AND ($project IS NULL OR this.project = $project)
    ORDER BY lower(project.name), this.dimension, lower(card.name), this.indicator
"""


def judged(
    mirror: Mirror,
    quarter: Quarter,
    *,
    portfolio: str | None = None,
    dimension: str | None = None,
    project: str | None = None,
) -> list[Judged]:
    """The judged indicators of a quarter, by project, dimension and name."""
    asked = {
        "quarter": str(quarter),
        "before": str(quarter + -1),
        "portfolio": portfolio,
        "dimension": dimension,
        "project": project,
    }
    return rows(mirror, Judged, QUERY, asked)
