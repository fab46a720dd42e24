"""What an indicator's card is filled in with: its targets, the indicators and codes that it may name."""

from datetime import date
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.questions.rows import rows


class Target(NamedTuple):
    """A dated aim of an indicator."""

    key: str
    day: date
    value: float
    comment: str | None


TARGETS = """
    SELECT key, date, value, comment FROM base.target WHERE indicator = $indicator ORDER BY date, key
"""


def targets(mirror: Mirror, indicator: str) -> list[Target]:
    """The targets of an indicator, by date."""
    return rows(mirror, Target, TARGETS, {"indicator": indicator})


def common_codes(mirror: Mirror) -> dict[str, str]:
    """Common code → itself, with the unit and behaviour under which most indicators bear it."""
    query = """
        SELECT common_code, common_code || ' (' || mode(unit) || ')'
        FROM base.indicator
        WHERE common_code IS NOT NULL
        GROUP BY common_code
        ORDER BY common_code
    """
    with mirror.cursor() as cursor:
        return dict(cursor.execute(query).fetchall())
