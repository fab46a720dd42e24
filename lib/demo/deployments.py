"""Deployments: real territories, invented uses."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from lib.demo.calendar import AS_OF
from lib.demo.plans import Plan
from lib.demo.rows import Row, dice_of, keyed
from lib.demo.seeds import read

# How many territories a project has reached, by the phase it came to.
REACH = {
    "investigation": (1, 3),
    "construction": (5, 12),
    "acceleration": (14, 34),
    "consolidation": (28, 56),
    "operated": (40, 75),
    "transferred": (20, 40),
    "stopped": (6, 18),
    "investigation_stopped": (1, 2),
}
WHOLE_COUNTRY = "deliberations-digitale"
SOURCES = ("Convention", "Export du service", "Déclaration de l’équipe")
Place = dict[str, str]


def deployments(plan: Plan) -> Iterator[Row]:
    """One row per territory and status, the earlier experiments included."""
    dice = dice_of(plan.slug, "deployments")
    for place in _places(plan, dice):
        yield from _life(plan, place, dice)
    if plan.rank % 12 == 1:
        name = f"Syndicat mixte imaginaire n° {plan.rank}"
        yield _row(plan, {"level": "other", "name": name}, "deployed", plan.built_from, None)


def _places(plan: Plan, dice: Random) -> list[Place]:
    """Places of the project's level and departments, and a few of the level below or above."""
    pool = [place for place in read("territories") if _aimed(plan, place)]
    number = min(len(pool), dice.randint(*REACH[plan.phase]))
    if plan.slug == WHOLE_COUNTRY:
        number = len(pool)
    elsewhere = [place for place in read("territories") if place["level"] == "commune"]
    extra = dice.sample(elsewhere, 2) if plan.seed["level"] != "commune" else []
    return [*dice.sample(pool, number), *extra]


def _aimed(plan: Plan, place: Place) -> bool:
    departments = plan.seed["departments"].split()
    inside = not departments or place["department"] in departments
    return place["level"] == plan.seed["level"] and inside


def _life(plan: Plan, place: Place, dice: Random) -> Iterator[Row]:
    """A territory is contacted, tries, adopts, sometimes leaves."""
    span = max((plan.end - plan.built_from).days, 30)
    since = plan.built_from + timedelta(days=dice.randint(0, span))
    since = min(since, plan.end)
    if plan.phase.startswith("investigation"):
        yield _row(plan, place, dice.choice(["contacted", "experimenting"]), since, plan.last_day)
        return
    status = dice.choices(["contacted", "experimenting", "deployed", "stopped"], [8, 14, 71, 7])[0]
    if plan.slug == WHOLE_COUNTRY:
        status = "deployed"
    if status in ("deployed", "stopped") and dice.random() < 0.15:
        tried = since - timedelta(days=dice.randint(60, 150))
        yield _row(plan, place, "experimenting", tried, since - timedelta(days=1))
    if status != "stopped":
        yield _row(plan, place, status, since, plan.last_day)
        return
    left = min(since + timedelta(days=dice.randint(90, 300)), AS_OF)
    yield _row(plan, place, "deployed", since, left - timedelta(days=1))
    yield _row(plan, place, "stopped", left, None)


def _row(plan: Plan, place: Place, status: str, since: date, until: date | None) -> Row:
    inside = until if until is None or until >= since else since
    code, level = place.get("code"), place["level"]
    dice = dice_of(plan.slug, place["name"], since)
    named = place.get("qpv", "").split() if dice.random() < 0.6 else []
    return keyed(
        "deployment",
        project=plan.slug,
        authority=place["name"],
        siren=code if level == "epci" else None,
        level=level,
        insee=code,
        qpv=named,
        status=status,
        since=since.isoformat(),
        until=inside.isoformat() if inside else None,
        source=dice.choice(SOURCES) if dice.random() < 0.3 else None,
    )
