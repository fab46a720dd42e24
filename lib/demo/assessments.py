"""Assessments: each project climbs each dimension at its own pace, with gaps and doubts."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from lib.demo.calendar import LAST, moment, months_later
from lib.demo.levels import is_rated, level_at
from lib.demo.people import emails
from lib.demo.plans import Plan
from lib.demo.projects import OUT_OF_SCOPE
from lib.demo.rows import Row, dice_of, filled, keyed
from lib.demo.seeds import sentence
from lib.maturity import Criterion, criteria
from lib.quarters import Quarter, between

# The probe is switched on late in the story; what holds a year or more was declared before.
PROBED_FROM = LAST + -3
DECLARED_FROM = LAST + -4
DOUBT = 0.03
PROBE = "sonde"
MODES = {"A": "automatic", "S": "semi", "M": "manual"}


def assessments(plan: Plan) -> Iterator[Row]:
    """The facts known on every criterion that the project looked at, over time."""
    for criterion in criteria().values():
        if criterion.dimension in OUT_OF_SCOPE.get(plan.slug, ([], ""))[0]:
            continue
        if is_rated(plan, criterion):
            yield from _facts(plan, criterion)


def _facts(plan: Plan, criterion: Criterion) -> Iterator[Row]:
    """A fact each time the last one expires or turns; a few are left to expire."""
    dice = dice_of(plan.slug, criterion.id)
    left, doubtful = dice.random() < 0.04, dice.random() < DOUBT
    last: tuple[date, str] | None = None
    for quarter in _looked_at(plan, criterion):
        if left and quarter >= LAST + -1:
            return
        state = "unknown" if doubtful else _state(plan, criterion, quarter)
        if last and last[1] == state and quarter.last_day <= _end(criterion, last[0]):
            continue
        day = max(plan.first_day, quarter.last_day - timedelta(days=dice.randint(3, 25)))
        last = (day, state)
        yield from _seen(plan, criterion, last, dice)


def _looked_at(plan: Plan, criterion: Criterion) -> list[Quarter]:
    """The quarters in which someone, or the probe, looks; at what is not reached, lately only."""
    first = PROBED_FROM if criterion.valid_months < 12 else DECLARED_FROM
    if criterion.level > level_at(plan, criterion.dimension, LAST):
        first = LAST + -1
    return [quarter for quarter in between(first, LAST) if plan.followed(quarter)]


def _end(criterion: Criterion, fact: date) -> date:
    return months_later(fact, criterion.valid_months)


def _state(plan: Plan, criterion: Criterion, quarter: Quarter) -> str:
    """Gates follow the level; an option may be missed, a criterion without object set aside."""
    dice = dice_of(plan.slug, criterion.id, "state")
    if criterion.na_allowed and dice.random() < 0.12:
        return "na"
    reached = criterion.level <= level_at(plan, criterion.dimension, quarter)
    if criterion.role == "gate":
        return "met" if reached else "not_met"
    return "met" if dice.random() < (0.85 if reached else 0.35) else "not_met"


def _seen(plan: Plan, criterion: Criterion, fact: tuple[date, str], dice: Random) -> Iterator[Row]:
    """The fact, and now and then a declaration that says otherwise."""
    yield _row(plan, criterion, fact, dice)
    day, state = fact
    opposite = {"met": "not_met", "not_met": "met"}.get(state)
    if criterion.mode == "A" and opposite and dice.random() < 0.035:
        contrary = (max(plan.first_day, day - timedelta(days=1)), opposite)
        yield _row(plan, criterion, contrary, dice) | _declared(plan, criterion, contrary[0], dice)


def _row(plan: Plan, criterion: Criterion, fact: tuple[date, str], dice: Random) -> Row:
    day, state = fact
    probed, unproved = criterion.mode == "A", dice.random() < 0.03
    return keyed(
        "assessment",
        project=plan.slug,
        criterion=criterion.id,
        state=state,
        observed=_observed(state, dice),
        proof_url=None if probed or state != "met" or unproved else _proof(plan, criterion),
        fact_date=day.isoformat(),
        recorded_at=moment(day + timedelta(days=dice.randint(0, 2)), dice),
        recorded_by=PROBE if probed else plan.owners[0],
        mode=MODES[criterion.mode],
        verified_by=_reader(criterion, state, dice),
        rubric_version="1.0",
        comment=sentence("na", dice) if state == "na" else None,
    )


def _declared(plan: Plan, criterion: Criterion, day: date, dice: Random) -> Row:
    """What makes of a row the declaration of the team itself."""
    declared = keyed(
        "assessment",
        project=plan.slug,
        criterion=criterion.id,
        fact_date=day.isoformat(),
        mode="manual",
    )
    told = filled(proof_url=_proof(plan, criterion), recorded_by=plan.owners[0])
    return declared | told | filled(verified_by="" if dice.random() < 0.8 else emails("admin")[0])


def _observed(state: str, dice: Random) -> str | None:
    topic = {"met": "observed_met", "not_met": "observed_not", "unknown": "observed_unknown"}
    return sentence(topic[state], dice) if state in topic and dice.random() < 0.15 else None


def _reader(criterion: Criterion, state: str, dice: Random) -> str | None:
    """Someone outside the team: always for a level-4 gate declared met, sometimes elsewhere."""
    needed = criterion.level == 4 and criterion.role == "gate" and criterion.mode != "A"
    if state == "met" and (needed or dice.random() < 0.03):
        return sentence("provider", dice)
    return None


def _proof(plan: Plan, criterion: Criterion) -> str:
    return plan.address(f"/preuves/{criterion.id.lower()}")
