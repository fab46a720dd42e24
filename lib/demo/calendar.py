"""The demonstration's own days: it never reads the clock, so it never ages."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from lib.quarters import between, last_closed

AS_OF = date(2026, 10, 20)
LAST = last_closed(AS_OF)
QUARTERS = list(between(LAST + -11, LAST))


def months_later(day: date, months: int) -> date:
    """The same day `months` later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_between(first: date, last: date, step: int) -> Iterator[date]:
    """Every `step` days from the first day, up to the last one included."""
    while first <= last:
        yield first
        first += timedelta(days=step)


def working_day(day: date) -> date:
    """The day itself, or the Friday before when it falls on a week-end."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def moment(day: date, dice: Random) -> str:
    """An instant in that day's office hours, in UTC as Airtable writes it."""
    hour = time(dice.randint(7, 15), dice.randint(0, 59), dice.randint(0, 59))
    return datetime.combine(day, hour).isoformat() + "Z"
