"""The two-weekly check-ins of the last two quarters."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from lib.demo.calendar import AS_OF, LAST, days_between
from lib.demo.plans import Plan
from lib.demo.rows import Row, dice_of, keyed
from lib.demo.seeds import sentence

SKIES = ("sun", "cloud", "overcast", "storm")
FIRST_MONDAY = (LAST + -1).first_day + timedelta(days=5)
# How the sky of a project moves over the two quarters, by its rank.
TURNS = ("steady", "steady", "falling", "steady", "clearing", "steady", "changing")


def check_ins(plan: Plan) -> Iterator[Row]:
    """One every two weeks on the project's own weekday; one in twelve was forgotten."""
    dice = dice_of(plan.slug, "check-ins")
    first = max(FIRST_MONDAY + timedelta(days=plan.rank % 5), plan.first_day)
    days = list(days_between(first, min(AS_OF, plan.end), 14))
    for rank, day in enumerate(days):
        sky = _sky(plan, rank / max(len(days) - 1, 1), dice)
        if dice.random() > 1 / 12:
            yield _check_in(plan, day, sky, dice)


def _sky(plan: Plan, share: float, dice: Random) -> int:
    """From sun (0) to storm (3), `share` of the way through the two quarters."""
    turn = TURNS[plan.rank % len(TURNS)]
    if turn == "falling":
        return min(3, int(share * 4))
    if turn == "clearing":
        return max(0, 3 - int(share * 4))
    if turn == "changing":
        return dice.randint(0, 2)
    return plan.rank % 3 if dice.random() < 0.85 else (plan.rank + 1) % 3


def _check_in(plan: Plan, day: date, sky: int, dice: Random) -> Row:
    return keyed(
        "check_in",
        project=plan.slug,
        date=day.isoformat(),
        weather=SKIES[sky],
        confidence=max(0, 9 - 2 * sky - dice.randint(0, 2)),
        progress=sentence("progress", dice) if dice.random() < 0.8 else None,
        blockers=sentence("blockers", dice) if sky > 1 else None,
        decision_needed=sentence("decision", dice) if _awaits(day, sky, dice) else None,
        author=plan.owners[0] if dice.random() < 0.5 else plan.manager,
    )


def _awaits(day: date, sky: int, dice: Random) -> bool:
    recent = (AS_OF - day).days < 21
    return sky == 3 and dice.random() < (0.8 if recent else 0.2)
