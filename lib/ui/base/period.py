"""Of when: the last days, or a quarter in which something was entered."""

from datetime import date, timedelta

from lib.quarters import Quarter
from lib.questions.ledger import quarters_entered
from lib.ui.current import as_of, mirror
from lib.ui.filters import ALL, choose
from lib.ui.language import language, t

LAST_DAYS = (7, 30)


def period_filter() -> str:
    """The period chosen: ALL, a number of days, or a quarter."""
    options = {ALL: t("At any time")}
    options |= {str(days): t("The last {days} days", days=days) for days in LAST_DAYS}
    options |= {str(one): one.shown(language()) for one in quarters_entered(mirror())}
    return choose("period", t("Period"), options, ALL)


def days_of(period: str) -> tuple[date | None, date | None]:
    """The first and the last day of a period; none where it is open."""
    if period == ALL:
        return None, None
    if period.isdecimal():
        return as_of() - timedelta(days=int(period) - 1), None
    quarter = Quarter.read(period)
    return quarter.first_day, quarter.last_day
