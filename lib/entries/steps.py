"""How far a count steps, small counts and large ones alike."""

from itertools import pairwise
from math import sqrt

from lib.entries.doubt import Typed


def step(before: float, after: float) -> float:
    """The difference of square roots: the chance of a count makes it alike at any size."""
    return sqrt(abs(after)) - sqrt(abs(before))


def is_count(typed: Typed) -> bool:
    """Whether the value counts things, rather than being a share or an amount with decimals."""
    return typed.traits.behaviour != "ratio" and float(typed.value).is_integer()


def changes(typed: Typed) -> list[float]:
    """The size of each past change, oldest first."""
    return [abs(after - before) for before, after in pairwise(typed.numbers)]
