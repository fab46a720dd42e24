"""Indicators and their dated targets."""

from collections.abc import Iterator
from datetime import date, timedelta

from lib.base import slug
from lib.demo.cards import Card, cards
from lib.demo.rows import Row, dice_of, filled, keyed
from lib.demo.seeds import sentence
from lib.demo.series import rounded, smooth
from lib.quarters import Quarter

TARGET_DAYS = (date(2025, 12, 31), date(2026, 12, 31), date(2027, 6, 30))
# How ambitious a target is, against what the project will really do.
AMBITIONS = (0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0, 1.1, 1.4)


def indicator(card: Card) -> Row:
    """The indicator's card."""
    traits, model = card.traits, card.model
    return (
        keyed("indicator", project=card.plan.slug, name=card.name)
        | filled(dimension=model["dimension"], kind=model["kind"])
        | filled(
            definition=model["definition"].format(name=card.name),
            method=model["method"],
            method_version=2 if traits & {"new_method", "old_method"} else 1,
            unit=model["unit"],
            behaviour=model["behaviour"],
            direction=model["direction"],
            periodicity=model["periodicity"],
        )
        | _bounds(card)
        | _place(card)
    )


def _bounds(card: Card) -> Row:
    model = card.model
    start = None if "no_baseline" in card.traits else baseline(card)
    return filled(
        minimum=float(model["minimum"]) if model["minimum"] else None,
        maximum=float(model["maximum"]) if model["maximum"] else None,
        baseline_value=start,
        baseline_date=None if start is None else baseline_day(card).isoformat(),
        weight=2 if "heavy" in card.traits else 0 if "weightless" in card.traits else None,
        north_star=True if card.is_effect else None,
    )


def _place(card: Card) -> Row:
    collected = "collected" in card.traits
    return filled(
        common_code=card.model["common_code"],
        contributes_to=_effect_keys(card),
        collector_url=card.plan.address(f"/api/stats/{slug(card.name)}") if collected else None,
        active_from=card.first.first_day.isoformat(),
        active_until=card.last.last_day.isoformat() if "closed" in card.traits else None,
    )


def _effect_keys(card: Card) -> list[str]:
    """What an intermediate indicator leads to: the effect of its own project."""
    if card.model["kind"] != "intermediate":
        return []
    return [other.key for other in cards() if other.plan == card.plan and other.is_effect]


def baseline_day(card: Card) -> date:
    """The day before the first quarter followed."""
    return card.first.first_day - timedelta(days=1)


def baseline(card: Card) -> float:
    """What was measured before the service: nothing yet for a total, the start otherwise."""
    if card.shape.cumulative:
        return 0
    return rounded(card.shape.low, card.shape.decimals)


def targets(card: Card) -> Iterator[Row]:
    """The dated aims; none for a context indicator nor for the ones left without."""
    if card.model["kind"] == "context" or "no_target" in card.traits:
        return
    dice = dice_of(card.key, "targets")
    ambition = dice.choice(AMBITIONS)
    for day in TARGET_DAYS[: 2 + (dice.random() < 0.6)]:
        if day > baseline_day(card) and (card.plan.last_day is None or day <= card.plan.last_day):
            yield keyed(
                "target",
                indicator=card.key,
                date=day.isoformat(),
                value=_aim(card, day, ambition),
                comment=sentence("target", dice) if dice.random() < 0.4 else None,
            )


def _aim(card: Card, day: date, ambition: float) -> float:
    """The way that will be made by then, more or less; a worsening trend is to be reversed."""
    start = float(baseline(card))
    if "level_target" in card.traits:
        return rounded(start, card.shape.decimals)
    way = (smooth(card.shape, card.first, Quarter.of(day)) - start) * ambition
    wished = 1 if card.model["direction"] == "increase" else -1
    aim = max(0.0, start + wished * abs(way))
    highest = card.shape.maximum
    return rounded(aim if highest is None else min(aim, highest), card.shape.decimals)
