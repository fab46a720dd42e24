"""The rules in use for an unlikely value: the domain's, sharpened where real series showed it.

A young series may grow fast, a settled one does not; a step as large as one already accepted in the
same direction is no surprise, which clears seasons; small counts jump about; a first value has only
its card to be judged by.
"""

from itertools import pairwise
from math import sqrt

from lib.entries import domain_rules
from lib.entries.domain_rules import FORGIVEN, by_a_factor, falls, share_of_another_scale
from lib.entries.doubt import Doubt, Rule, Typed
from lib.language import N_, Sentence
from lib.settings import Tolerance


def falls_anew(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """The domain's fall of a total, unless a fall as large was accepted before."""
    doubt = falls(typed, tolerance)
    if not doubt:
        return None
    largest = max((before - after for before, after in pairwise(typed.numbers)), default=0.0)
    return None if typed.numbers[-1] - typed.value <= largest + FORGIVEN else doubt


def first_out_of_scale(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """A first value far from all that the card says: its baseline, what is expected."""
    told = sorted(abs(number) for number in _told_by_card(typed) if number)
    if typed.past or not told:
        return None
    low, high = told[0] / tolerance.first_factor, told[-1] * tolerance.first_factor
    if low < abs(typed.value) < high:
        return None
    parts = {"value": typed.value, "least": told[0], "most": told[-1]}
    words = N_("{value} as a first value, where the card leads to expect {least} to {most}.")
    return Doubt("first", Sentence(words, parts))


def _told_by_card(typed: Typed) -> list[float | None]:
    """A ratio may have had its target's size from the start, whatever baseline was agreed."""
    card = typed.traits
    return [card.baseline, typed.expected, card.target if card.behaviour == "ratio" else None]


def steep(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """A rise or a drop that the domain's factor lets pass, steeper than such a series knows."""
    if not typed.past or by_a_factor(typed, tolerance) or _is_usual_step(typed, tolerance):
        return None
    value, previous = abs(typed.value), abs(typed.numbers[-1])
    factors = tolerance.settled_factors
    factor = factors[min(len(typed.past), len(factors)) - 1]
    flow = typed.traits.behaviour == "flow"
    part = tolerance.flow_part if flow else tolerance.level_part
    if previous * part < value < previous * factor or value == previous:
        return None
    words = N_(
        "{value} after {previous}: such a step is rare here; is a digit missing, or one too many?"
    )
    return Doubt("steep", Sentence(words, {"value": typed.value, "previous": typed.numbers[-1]}))


def _is_usual_step(typed: Typed, tolerance: Tolerance) -> bool:
    """A step of small counts; for a flow, one as large as a past one in the same direction."""
    taken = _step(typed.numbers[-1], typed.value)
    counted = typed.traits.behaviour != "ratio" and float(typed.value).is_integer()
    if counted and abs(taken) <= tolerance.small_step:
        return True
    seen = (_step(before, after) for before, after in pairwise(typed.numbers))
    largest = max((abs(step) for step in seen if step * taken > 0), default=0.0)
    return typed.traits.behaviour == "flow" and abs(taken) <= largest


def _step(before: float, after: float) -> float:
    """The difference of square roots: the chance of a count makes it alike at any size."""
    return sqrt(abs(after)) - sqrt(abs(before))


def unusual_change(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """The domain's unusual change, unless it is small beside the previous value."""
    doubt = domain_rules.unusual_change(typed, tolerance)
    if not doubt:
        return None
    previous = typed.numbers[-1]
    small = abs(typed.value - previous) < tolerance.least_change * abs(previous)
    return None if small else doubt


def copied(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """The domain's copy, or a long number typed twice in a series that never stood still."""
    if doubt := domain_rules.copy(typed, tolerance):
        return doubt
    numbers, card = typed.numbers, typed.traits
    if typed.value not in numbers[-1:] or typed.value in (card.minimum, card.maximum):
        return None
    digits = len(f"{abs(typed.value):.15g}".replace(".", "").strip("0"))
    least = tolerance.copied_digits + (card.behaviour == "cumulative")
    if digits < least or any(before == after for before, after in pairwise(numbers)):
        return None
    words = N_("{value} is exactly the previous value: a copy?")
    return Doubt("copy", Sentence(words, {"value": typed.value}))


SHARPER: tuple[Rule, ...] = (
    falls_anew,
    by_a_factor,
    steep,
    first_out_of_scale,
    unusual_change,
    share_of_another_scale,
    copied,
)
