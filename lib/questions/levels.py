"""How mature projects are, by portfolio and dimension: the levels that they surely, or may, have."""

from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows

LEVELS = (1, 2, 3, 4)


class Levels(NamedTuple):
    """Projects of a quarter to which a dimension applies; portfolio None stands for all.

    `surely` and `possibly` count, level by level from 0 to 4, those whose floor, or whose ceiling, is
    that level; the `not_rated` have neither.
    """

    portfolio: str | None
    dimension: str
    projects: int
    not_rated: int
    not_applicable: int
    surely: list[int]
    possibly: list[int]

    def low(self, level: int) -> float | None:
        """The share that surely is at the level or above."""
        return sum(self.surely[level:]) / self.projects if self.projects else None

    def high(self, level: int) -> float | None:
        """The share that may be at the level or above: those not rated may be."""
        possible = sum(self.possibly[level:]) + self.not_rated
        return possible / self.projects if self.projects else None


class Rated(NamedTuple):
    """One project's level in a dimension: status exact, range, not_rated or not_applicable.

    Coverage is the known share of the applicable criteria.
    """

    project: str
    project_name: str
    dimension: str
    status: str
    floor: int | None
    ceiling: int | None
    coverage: float | None


AT_FLOOR, AT_CEILING = (
    ", ".join(f"count(*) FILTER (WHERE {bound} = {level})" for level in (0, *LEVELS))
    for bound in ("floor", "ceiling")
)
QUERY = f"""
    SELECT
        portfolio,
        dimension,
        count(*) FILTER (WHERE status <> 'not_applicable'),
        count(*) FILTER (WHERE status = 'not_rated'),
        count(*) FILTER (WHERE status = 'not_applicable'),
        [{AT_FLOOR}],
        [{AT_CEILING}]
    FROM mart.maturity_quarter
    WHERE quarter = $quarter AND ($portfolio IS NULL OR portfolio = $portfolio)
    GROUP BY dimension, GROUPING SETS ((), (portfolio))
"""


def levels(
    mirror: Mirror, quarter: Quarter, portfolio: str | None = None
) -> dict[tuple[str | None, str], Levels]:
    """The levels of each portfolio, and of all of them, by (portfolio, dimension)."""
    found = rows(mirror, Levels, QUERY, {"quarter": str(quarter), "portfolio": portfolio})
    return {(line.portfolio, line.dimension): line for line in found}


RATED = """
    SELECT project, name, dimension, status, floor, ceiling, coverage
    FROM mart.maturity_quarter AS rated
    INNER JOIN base.project ON project.slug = rated.project
    WHERE quarter = $quarter AND dimension = $dimension
        AND ($portfolio IS NULL OR rated.portfolio = $portfolio)
    ORDER BY ceiling DESC NULLS LAST, floor DESC, lower(name), slug
"""


def rated(
    mirror: Mirror, quarter: Quarter, dimension: str, portfolio: str | None = None
) -> list[Rated]:
    """The level of each followed project in a dimension, the highest that is possible first."""
    asked = {"quarter": str(quarter), "dimension": dimension, "portfolio": portfolio}
    return rows(mirror, Rated, RATED, asked)
