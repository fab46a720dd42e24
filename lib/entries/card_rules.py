"""What the card makes unlikely, or likely: its baseline, what is expected, a ratio's target.

A young series has little else to be judged by, a first value nothing else.
"""

from lib.entries.doubt import Doubt, Typed
from lib.entries.steps import is_count, step
from lib.language import N_, Sentence
from lib.settings import Tolerance


def told_by_card(typed: Typed) -> list[float]:
    """The values that the card leads to expect, least first.

    A ratio may have had its target's size from the start, whatever baseline was agreed.
    """
    card = typed.traits
    target = card.target if card.behaviour == "ratio" else None
    told = (card.baseline, typed.expected, target)
    return sorted(number for number in told if number is not None)


def below_baseline(typed: Typed, _: Tolerance) -> Doubt | None:
    """A first total below the one that it started from."""
    start = typed.traits.baseline
    if typed.past or typed.traits.behaviour != "cumulative" or start is None:
        return None
    if typed.value >= start:
        return None
    words = N_("{value} after a baseline of {baseline}: a total since the beginning does not fall.")
    return Doubt("falls", Sentence(words, {"value": typed.value, "baseline": start}))


def first_out_of_scale(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """A first value well above or far below all that the card says."""
    told = sorted(abs(number) for number in told_by_card(typed) if number)
    if typed.past or not told:
        return None
    value, least, most = abs(typed.value), told[0], told[-1]
    if least / tolerance.first_factor < value < most * tolerance.first_excess:
        return None
    if is_count(typed) and 0 < step(most, value) <= tolerance.calm_step:
        return None
    parts = {"value": typed.value, "least": least, "most": most}
    words = N_("{value} as a first value, where the card leads to expect {least} to {most}.")
    return Doubt("first", Sentence(words, parts))


def far_behind(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """A value of a young series, begun, that does not rise: far below what is expected."""
    if not 0 < len(typed.past) < len(tolerance.settled_factors) or not typed.expected:
        return None
    value, previous, expected = abs(typed.value), abs(typed.numbers[-1]), abs(typed.expected)
    if not previous or value > previous or value * tolerance.first_factor > expected:
        return None
    parts = {"value": typed.value, "previous": typed.numbers[-1], "expected": typed.expected}
    words = N_("{value} after {previous}, where {expected} is expected: is a digit missing?")
    return Doubt("behind", Sentence(words, parts))


def is_foreseen(typed: Typed, tolerance: Tolerance) -> bool:
    """Whether the value rises to about what is expected."""
    expected, rises = typed.expected or 0.0, abs(typed.value) > abs(typed.numbers[-1])
    near = tolerance.foreseen_within
    if not rises or typed.value * expected <= 0:
        return False
    return abs(expected) / near < abs(typed.value) < abs(expected) * near
