"""How many indicators are on track, by portfolio, dimension and quarter."""

from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Tally(NamedTuple):
    """Judged indicators of a quarter by status; portfolio or dimension None stands for all."""

    quarter: str
    portfolio: str | None
    dimension: str | None
    projects: int
    achieved: int
    on_track: int
    at_risk: int
    off_track: int
    no_target: int
    no_value: int

    @property
    def indicators(self) -> int:
        """How many are judged."""
        return sum(self[4:])

    @property
    def good(self) -> int:
        """How many are on track or achieved."""
        return self.achieved + self.on_track

    @property
    def unknown(self) -> int:
        """How many can be said neither on track nor off it."""
        return self.no_target + self.no_value

    @property
    def low(self) -> float | None:
        """The share on track or achieved, if none of the unknown is."""
        return self.good / self.indicators if self.indicators else None

    @property
    def high(self) -> float | None:
        """The share on track or achieved, if all the unknown are."""
        return (self.good + self.unknown) / self.indicators if self.indicators else None


COUNTS = """
    (sum(projects) / count(DISTINCT dimension))::INTEGER,
    sum(achieved)::INTEGER, sum(on_track)::INTEGER, sum(at_risk)::INTEGER,
    sum(off_track)::INTEGER, sum(no_target)::INTEGER, sum(no_value)::INTEGER
"""
AT_QUARTER = f"""
    SELECT quarter, portfolio, dimension, {COUNTS}
    FROM mart.portfolio_quarter
    WHERE quarter = $quarter AND ($portfolio IS NULL OR portfolio = $portfolio)
    GROUP BY quarter, CUBE (portfolio, dimension)
    ORDER BY portfolio NULLS FIRST, dimension NULLS FIRST
"""
UNTIL_QUARTER = f"""
    SELECT quarter, $portfolio, $dimension, {COUNTS}
    FROM mart.portfolio_quarter
    WHERE quarter <= $quarter
        AND ($portfolio IS NULL OR portfolio = $portfolio)
        AND ($dimension IS NULL OR dimension = $dimension)
    GROUP BY quarter
    ORDER BY quarter DESC
    LIMIT $length
"""


def tallies(
    mirror: Mirror, quarter: Quarter, portfolio: str | None = None
) -> dict[tuple[str | None, str | None], Tally]:
    """The tally of each portfolio and dimension, and of all of them, by (portfolio, dimension)."""
    asked = {"quarter": str(quarter), "portfolio": portfolio}
    found = rows(mirror, Tally, AT_QUARTER, asked)
    return {(tally.portfolio, tally.dimension): tally for tally in found}


def history(
    mirror: Mirror, quarter: Quarter, portfolio: str | None = None, dimension: str | None = None
) -> list[Tally]:
    """The tallies of the twelve quarters that end with this one, in order."""
    asked = {
        "quarter": str(quarter),
        "portfolio": portfolio,
        "dimension": dimension,
        "length": 12,
    }
    return rows(mirror, Tally, UNTIL_QUARTER, asked)[::-1]
