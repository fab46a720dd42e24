"""Pairs of projects with something to share."""

from collections.abc import Iterator
from datetime import timedelta

from lib.demo.calendar import AS_OF
from lib.demo.plans import Plan, living
from lib.demo.rows import Row, dice_of, keyed
from lib.demo.seeds import sentence

STATES = ("proposed", "active", "done", "dismissed")
PAIRS = 18
THEME = "Thème commun\N{NO-BREAK SPACE}: "


def synergies() -> Iterator[Row]:
    """Pairs across portfolios, in every state; the ones that share a theme first."""
    pairs = [
        (one, other)
        for rank, one in enumerate(living())
        for other in living()[rank + 1 :]
        if one.portfolio != other.portfolio and _shared(one, other)
    ]
    step = max(1, len(pairs) // PAIRS)
    for rank, (one, other) in enumerate(pairs[: PAIRS * step : step]):
        yield _synergy(one, other, STATES[rank % len(STATES)])


def _shared(one: Plan, other: Plan) -> list[str]:
    return [theme for theme in one.texts("themes") if theme in other.texts("themes")]


def _synergy(one: Plan, other: Plan, status: str) -> Row:
    dice = dice_of(one.slug, other.slug)
    first, second = sorted([one, other], key=lambda plan: plan.slug)
    decided = status != "proposed"
    day = AS_OF - timedelta(days=dice.randint(5, 300))
    return keyed(
        "synergy",
        project_a=first.slug,
        project_b=second.slug,
        reasons=f"{THEME}{_shared(one, other)[0]}.\n{sentence('synergy', dice)}",
        status=status,
        decided_by=one.manager if decided else None,
        decided_on=day.isoformat() if decided else None,
        comment=sentence("synergy_dismissed", dice) if status == "dismissed" else None,
    )
