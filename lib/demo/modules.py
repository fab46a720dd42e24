"""Support modules, in every state, some past their due date."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from lib.demo.calendar import AS_OF, working_day
from lib.demo.cards import cards
from lib.demo.plans import Plan, living
from lib.demo.rows import Row, dice_of, filled, six_letters
from lib.demo.seeds import sentence, sentences

EXPERTISES = (
    "impact",
    "deployment",
    "design",
    "accessibility",
    "open_source",
    "open_data",
    "security",
    "legal",
)
STATES = ("requested", "approved", "ordered", "in_progress", "delivered", "closed", "cancelled")
# The days between two steps, and the state in which a module has made each.
STEPS = {
    "requested_on": (0, 0, 0),
    "ordered_on": (20, 45, 2),
    "started_on": (7, 21, 3),
    "delivered_on": (30, 75, 4),
    "accepted_on": (5, 20, 5),
    "invoiced_on": (5, 25, 5),
    "closed_on": (3, 20, 5),
}


def support_modules() -> Iterator[Row]:
    """Forty-two modules; the states follow one another."""
    for rank in range(42):
        plans = [plan for plan in living() if not plan.phase.startswith("investigation")]
        yield _module(plans[rank * 5 % len(plans)], rank)


def _module(plan: Plan, rank: int) -> Row:
    dice = dice_of(plan.slug, "module", rank)
    state, expertise = STATES[rank % len(STATES)], rank * 3 % len(EXPERTISES)
    key = f"{plan.slug}/{EXPERTISES[expertise]}/{six_letters(dice)}"
    return (
        filled(key=key, project=plan.slug, expertise=EXPERTISES[expertise])
        | filled(
            need=sentences("need")[expertise],
            indicator=_aimed_at(plan, EXPERTISES[expertise]),
            provider=sentence("provider", dice) if rank % 7 > 1 else None,
            status=state,
        )
        | _days(state, rank, dice)
        | _closing(state, dice)
    )


def _aimed_at(plan: Plan, expertise: str) -> str | None:
    keys = [
        card.key for card in cards() if card.plan == plan and card.model["dimension"] == expertise
    ]
    return keys[0] if keys else None


def _days(state: str, rank: int, dice: Random) -> Row:
    """The steps made, and a due date that one in two of the running modules has missed."""
    made = 2 if state == "cancelled" else STATES.index(state)
    days = _steps(made, dice)
    started = days.get("started_on", days.get("ordered_on", AS_OF))
    late = rank % 2 == 0
    due = AS_OF - timedelta(days=dice.randint(6, 40)) if late else AS_OF + timedelta(days=35)
    if made >= 4:
        due = started + timedelta(days=60)
    told = {name: day.isoformat() for name, day in days.items()}
    ordered = "ordered_on" in days
    return filled(
        **told,
        due_on=working_day(due).isoformat() if made >= 2 else None,
        order_number=f"BC-DEMO-{1000 + rank}" if ordered else None,
        amount=dice.randint(16, 96) * 500 if ordered else None,
    )


def _steps(made: int, dice: Random) -> dict[str, date]:
    """The day of each step made, counted back from a recent last one."""
    gaps = {name: dice.randint(low, high) for name, (low, high, at) in STEPS.items() if at <= made}
    day = AS_OF - timedelta(days=sum(gaps.values()) + dice.randint(1, 150 if made > 4 else 25))
    days = {}
    for name, gap in gaps.items():
        day += timedelta(days=gap)
        days[name] = working_day(day)
    return days


def _closing(state: str, dice: Random) -> Row:
    if state != "closed":
        return {}
    return filled(satisfaction=dice.randint(2, 5), outcome=sentence("outcome", dice))
