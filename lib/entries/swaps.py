"""Rows of one project typed in each other's place."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log

from lib.entries.card_rules import told_by_card
from lib.entries.doubt import Doubt, Typed
from lib.language import N_, Sentence
from lib.settings import Tolerance


def swapped(block: Mapping[str, Typed], tolerance: Tolerance) -> dict[str, Doubt]:
    """A doubt for each row whose value looks like that of another row, and the reverse.

    The block holds the rows of one project and quarter, by the name shown for each.
    """
    found: dict[str, Doubt] = {}
    known = [(name, typed) for name, typed in block.items() if _heading(typed)]
    for (name, typed), (other_name, other) in combinations(known, 2):
        if _look_swapped(typed, other, tolerance):
            found.setdefault(name, _doubt(typed, other_name))
            found.setdefault(other_name, _doubt(other, name))
    return found


def _look_swapped(one: Typed, other: Typed, tolerance: Tolerance) -> bool:
    """Both values are together nearer to where the other row was heading than to their own place."""
    as_typed = _distance(one, one) + _distance(other, other)
    exchanged = _distance(one, other) + _distance(other, one)
    return as_typed > log(tolerance.swap_factor) and exchanged * tolerance.swap_gain < as_typed


def _distance(typed: Typed, place: Typed) -> float:
    """How many times apart a value and the place of a row are; a half more bears the zeros."""
    value, heading = abs(typed.value), sorted(abs(number) for number in _heading(place))
    nearest = min(max(value, heading[0]), heading[-1])
    return abs(log((value + 0.5) / (nearest + 0.5)))


def _heading(typed: Typed) -> Sequence[float]:
    """From the last value to as great a change again; a first value by its card."""
    numbers = typed.numbers
    if not numbers:
        return told_by_card(typed)
    return (numbers[-1], 2 * numbers[-1] - numbers[-2]) if len(numbers) > 1 else numbers


def _doubt(typed: Typed, other: str) -> Doubt:
    if not typed.past:
        words = N_("{value} looks like the value of “{other}”: are the two rows swapped?")
        return Doubt("swap", Sentence(words, {"value": typed.value, "other": other}))
    parts = {"value": typed.value, "previous": typed.numbers[-1], "other": other}
    words = N_(
        "{value} after {previous} looks like the value of “{other}”: are the two rows swapped?"
    )
    return Doubt("swap", Sentence(words, parts))
