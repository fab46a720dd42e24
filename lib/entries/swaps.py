"""Rows of one project typed in each other's place."""

from collections.abc import Mapping
from itertools import combinations
from math import log

from lib.entries.doubt import Doubt, Typed
from lib.language import N_, Sentence
from lib.settings import Tolerance

# What a swap explains better, it explains at least three times better.
BETTER = 1 / 3


def swapped(block: Mapping[str, Typed], tolerance: Tolerance) -> dict[str, Doubt]:
    """A doubt for each row whose value looks like that of another row, and the reverse.

    The block holds the rows of one project and quarter, by the name shown for each.
    """
    found: dict[str, Doubt] = {}
    known = [(name, typed) for name, typed in block.items() if typed.past]
    for (name, typed), (other_name, other) in combinations(known, 2):
        if _look_swapped(typed, other, tolerance):
            found.setdefault(name, _doubt(typed, other_name))
            found.setdefault(other_name, _doubt(other, name))
    return found


def _look_swapped(one: Typed, other: Typed, tolerance: Tolerance) -> bool:
    """Both values are together nearer to the other row's past than to their own."""
    as_typed = _distance(one, one) + _distance(other, other)
    exchanged = _distance(one, other) + _distance(other, one)
    return as_typed > log(tolerance.swap_factor) and exchanged < as_typed * BETTER


def _distance(typed: Typed, place: Typed) -> float:
    """How many times apart a value and the last one of a row are; a half more bears the zeros."""
    return abs(log((abs(typed.value) + 0.5) / (abs(place.numbers[-1]) + 0.5)))


def _doubt(typed: Typed, other: str) -> Doubt:
    parts = {"value": typed.value, "previous": typed.numbers[-1], "other": other}
    words = N_(
        "{value} after {previous} looks like the value of “{other}”: are the two rows swapped?"
    )
    return Doubt("swap", Sentence(words, parts))
