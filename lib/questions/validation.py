"""The values of a quarter that nobody has validated yet."""

from datetime import datetime
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Unvalidated(NamedTuple):
    """One entered value: its key, its indicator's (`card`), what it follows, where it should be, by whom."""

    key: str
    card: str
    project: str
    indicator: str
    unit: str
    status: str
    value: float | None
    last_value: float | None
    last_quarter: str | None
    expected: float | None
    author: str | None
    at: datetime | None
    reason: str | None


QUERY = """
    WITH last AS (
        SELECT indicator, max_by(value, rank) AS value, max_by(quarter, rank) AS quarter
        FROM mart.counted_value
        WHERE status = 'measured' AND quarter < $quarter
        GROUP BY indicator
    )

    SELECT
        written.key, card.key, project.name, card.name, card.unit, entered.status, entered.value,
        last.value, last.quarter, figure.expected, coalesce(person.name, entered.entered_by),
        entered.entered_at, entered.reason
    FROM mart.counted_value AS entered
    INNER JOIN base.value AS written
        ON written.indicator = entered.indicator AND written.quarter = entered.quarter
        AND written.entered_at IS NOT DISTINCT FROM entered.entered_at
    INNER JOIN mart.indicator_quarter AS figure
        ON figure.indicator = entered.indicator AND figure.quarter = entered.quarter
    INNER JOIN base.indicator AS card ON card.key = entered.indicator
    INNER JOIN base.project ON project.slug = card.project
    LEFT JOIN last ON last.indicator = entered.indicator
    LEFT JOIN base.person ON lower(person.email) = lower(entered.entered_by)
    WHERE entered.quarter = $quarter AND entered.validated_by IS NULL
        AND ($portfolio IS NULL OR figure.portfolio = $portfolio)
    ORDER BY lower(project.name), lower(card.name), written.key
"""


def unvalidated(
    mirror: Mirror, quarter: Quarter, portfolio: str | None = None
) -> list[Unvalidated]:
    """The values entered for the quarter and not validated, by project and indicator."""
    asked = {"quarter": str(quarter), "portfolio": portfolio}
    return rows(mirror, Unvalidated, QUERY, asked)
