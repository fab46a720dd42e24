"""The calls of the month: how many are spent, and how often the base may be read within them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime

from lib.airtable.memory import remembered
from lib.journal import Store
from lib.journal.pace import Pace
from lib.settings import Settings

PAGE = 100
# The part of the calls left that the automatic readings leave to entries and to people.
KEPT = 0.2


@dataclass(frozen=True)
class Budget:
    """Calls made this month, those of the whole month, those of one reading, minutes between two."""

    spent: int
    allowed: int
    per_reading: int
    minutes: float


def budget(settings: Settings, store: Store, now: datetime) -> Budget:
    """The budget as it stands; `now` in UTC, by which Airtable counts."""
    base = settings.airtable_base_id or ""
    spent = Pace(store, base, settings.airtable_pace).calls(now.strftime("%Y-%m"))
    each = 1 + sum(calls for _, calls in calls_by_table(settings, store).values())
    left = max(0, settings.airtable_monthly_calls - spent)
    minutes = max(settings.refresh_minutes, _minutes_between(left, each, now))
    return Budget(spent, settings.airtable_monthly_calls, each, minutes)


def calls_by_table(settings: Settings, store: Store) -> dict[str, tuple[int, int]]:
    """Table → its rows at the last reading, and the calls that read them: one a hundred rows."""
    memory = remembered(store, settings.airtable_base_id or "")
    return {name: (known.rows, max(1, -(-known.rows // PAGE))) for name, known in memory.items()}


def _minutes_between(left: int, each: int, now: datetime) -> float:
    """So that what is left lasts until the month ends; none before it does when all is spent."""
    remaining = _minutes_left(now)
    readings = int(left * (1 - KEPT) / each)
    return remaining / readings if readings else remaining


def _minutes_left(now: datetime) -> float:
    days = monthrange(now.year, now.month)[1]
    spent = (now.day - 1) * 1440 + now.hour * 60 + now.minute
    return float(max(1, days * 1440 - spent))
