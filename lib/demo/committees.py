"""Investment committees and their amounts."""

from collections.abc import Iterator
from datetime import date, timedelta

from lib.demo.calendar import AS_OF, working_day
from lib.demo.plans import Plan, Stage
from lib.demo.rows import Row, dice_of, filled, keyed
from lib.demo.seeds import sentence

COSTS = {"investigation": 60, "construction": 240, "acceleration": 320}
DECISIONS = {"stopped": "stop", "investigation_stopped": "stop", "transferred": "handover"}


def committees(plan: Plan) -> Iterator[Row]:
    """One before each phase; for some living projects, one to come."""
    for stage in plan.stages:
        yield _held(plan, stage)
    if plan.last_day is None and plan.rank % 6 == 2:
        yield _awaited(plan)


def _held(plan: Plan, stage: Stage) -> Row:
    dice = dice_of(plan.slug, "committee", stage.started_on)
    day = working_day(stage.started_on - timedelta(days=dice.randint(8, 25)))
    decision = DECISIONS.get(stage.phase) or dice.choices(["go", "go_with_conditions"], [7, 3])[0]
    conditional = decision == "go_with_conditions"
    money = {} if decision == "stop" else _money(plan, stage)
    return (
        keyed("committee", project=plan.slug, date=day.isoformat(), ask=sentence("ask", dice))
        | money
        | filled(decision=decision, conditions=sentence("condition", dice) if conditional else None)
    )


def _money(plan: Plan, stage: Stage) -> Row:
    """Asked, granted, ordered, spent: each a part of the one before."""
    dice = dice_of(plan.slug, "money", stage.started_on)
    asked = (COSTS.get(stage.phase, 180) + dice.randint(-8, 12) * 5) * 1000
    granted = round(asked * dice.choice([0.7, 0.85, 1, 1]), -3)
    ordered = round(granted * dice.uniform(0.6, 1), -2)
    spent = round(ordered * (dice.uniform(0.92, 1) if stage.ended_on else _share_spent(stage)), 2)
    amounts = (asked, int(granted), int(ordered), spent)
    names = ("amount_asked", "amount_granted", "amount_ordered", "amount_spent")
    return filled(**dict(zip(names, amounts, strict=True)))


def _share_spent(stage: Stage) -> float:
    """The share of a year's money that is gone in a phase that goes on."""
    return min(0.95, (AS_OF - stage.started_on).days / 365)


def _awaited(plan: Plan) -> Row:
    dice = dice_of(plan.slug, "awaited")
    day: date = working_day(AS_OF + timedelta(days=dice.randint(10, 60)))
    return keyed(
        "committee",
        project=plan.slug,
        date=day.isoformat(),
        ask=sentence("ask", dice),
        amount_asked=dice.randint(30, 90) * 4000,
        decision="pending",
    )
