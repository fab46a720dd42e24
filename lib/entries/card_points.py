"""What makes an indicator sound, point by point: each met, or with what to do."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lib.entries.card_doubts import version_of
from lib.language import N_
from lib.questions.cards import Target

Card = Mapping[str, Any]
# A sentence, not a word: what is shorter says neither what is counted nor on whom.
SENTENCE = 30


@dataclass(frozen=True)
class Point:
    """One point: the message of what is wished, whether it is so, the message of what to do."""

    title: str
    met: bool
    to_do: str


def points(card: Card, aims: Sequence[Target], as_of: date) -> list[Point]:
    """The points that bear on this card: a context indicator needs no aim."""
    found = [_described(*rule, card) for rule in RULES if rule[3](card)]
    return found if card.get("kind") == "context" else [*found, *_aimed(card, aims, as_of)]


Rule = tuple[str, Callable[[Card], bool], str, Callable[[Card], bool]]


def _described(
    title: str, holds: Callable[[Card], bool], to_do: str, _bears: object, card: Card
) -> Point:
    return Point(title, holds(card), to_do)


def _says(card: Card, name: str) -> bool:
    return len((card.get(name) or "").strip()) >= SENTENCE


def _unit_fits(card: Card) -> bool:
    """Per cents are ratios, and a total since the beginning does not wish to fall."""
    percent = "%" in (card.get("unit") or "")
    falling = card.get("behaviour") == "cumulative" and card.get("direction") == "decrease"
    return bool(card.get("behaviour")) and not falling and (not percent or _is_ratio(card))


def _is_ratio(card: Card) -> bool:
    return card.get("behaviour") == "ratio"


def _bounded(card: Card) -> bool:
    """A lower bound, an upper one as well for per cents, and the baseline within."""
    low, high, start = card.get("minimum"), card.get("maximum"), card.get("baseline_value")
    percent = _is_ratio(card) and "%" in (card.get("unit") or "")
    if low is None or (percent and high is None):
        return False
    return start is None or (start >= low and (high is None or start <= high))


def _explains_version(card: Card) -> bool:
    """The method names its version: « v2 », « version 2 »."""
    version = version_of(card)
    return bool(re.search(rf"\bv(ersion)?\s*{version}\b", card.get("method") or "", re.IGNORECASE))


def _always(_card: Card) -> bool:
    return True


RULES: Sequence[Rule] = (
    (
        N_("The definition says what is counted, and on whom"),
        lambda card: _says(card, "definition"),
        N_("write a sentence: what is counted, on which people or places, over which period."),
        _always,
    ),
    (
        N_("The method says the source, the calculation and its limits"),
        lambda card: _says(card, "method"),
        N_("say where the figure comes from, how it is computed, what it leaves out."),
        _always,
    ),
    (
        N_("The unit is said"),
        lambda card: bool(card.get("unit")),
        N_("name what is counted: users, applications, %, days…"),
        _always,
    ),
    (
        N_("The behaviour fits the unit"),
        _unit_fits,
        N_("per cents are a ratio, and a total since the beginning cannot be wished to fall."),
        _always,
    ),
    (
        N_("Bounds stop what cannot be"),
        _bounded,
        N_(
            "give the least possible value, for per cents the greatest too; the baseline lies within."
        ),
        _always,
    ),
    (
        N_("The baseline has a value and a date"),
        lambda card: card.get("baseline_value") is not None and bool(card.get("baseline_date")),
        N_(
            "say where it started, and when: without it nothing is expected before the first target."
        ),
        _always,
    ),
    (
        N_("The change of method is explained"),
        _explains_version,
        N_("name the version in the method, with what changed and since when."),
        lambda card: version_of(card) > 1,
    ),
    (
        N_("It says to which effect it contributes"),
        lambda card: bool(card.get("contributes_to")),
        N_("choose the impact indicator that this intermediate one should move."),
        lambda card: card.get("kind") == "intermediate",
    ),
)


def _aimed(card: Card, aims: Sequence[Target], as_of: date) -> list[Point]:
    final = max(aims, key=lambda target: target.day, default=None)
    return [
        Point(
            N_("A dated target lies beyond the baseline"),
            final is not None and _is_beyond(card, final.value),
            N_("set a target further than the baseline, in the wished direction."),
        ),
        Point(
            N_("The last target is still to come"),
            final is not None and final.day >= as_of,
            N_("set the next one: after the last target nothing more is asked."),
        ),
        *(_ordered(card, aims) if len(aims) > 1 else ()),
    ]


def _ordered(card: Card, aims: Sequence[Target]) -> tuple[Point]:
    return (
        Point(
            N_("The targets follow one another in the wished direction"),
            _in_order(card, aims),
            N_("correct the value or the date of the one that is out of line."),
        ),
    )


def _in_order(card: Card, aims: Sequence[Target]) -> bool:
    """Whether each target asks at least as much as the one before."""
    falls = -1 if card.get("direction") == "decrease" else 1
    by_date = [falls * target.value for target in sorted(aims, key=lambda target: target.day)]
    return by_date == sorted(by_date)


def _is_beyond(card: Card, target: float) -> bool:
    start = card.get("baseline_value")
    if start is None:
        return True
    return bool(target > start if card.get("direction") == "increase" else target < start)
