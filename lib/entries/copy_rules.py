"""A value typed again: the domain's rule, sharpened by the digits and the moves of the series."""

from collections.abc import Sequence

from lib.entries import domain_rules
from lib.entries.domain_rules import FORGIVEN
from lib.entries.doubt import Doubt, Typed
from lib.entries.steps import changes
from lib.language import N_, Sentence
from lib.settings import Tolerance


def copied(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """The domain's copy; or the previous value again, where chance or habit make that unlikely."""
    if doubt := domain_rules.copy(typed, tolerance):
        return doubt
    card, moves = typed.traits, changes(typed)
    if typed.value not in typed.numbers[-1:] or typed.value in (card.minimum, card.maximum):
        return None
    if moves and min(moves) >= tolerance.always_moved * _unit(typed.numbers) - FORGIVEN:
        words = N_("{value} again, where each change was of at least {least}: a copy?")
        return Doubt("copy", Sentence(words, {"value": typed.value, "least": min(moves)}))
    if 0 in moves or _digits(typed.value) < _long(typed, tolerance):
        return None
    words = N_("{value} is exactly the previous value: a copy?")
    return Doubt("copy", Sentence(words, {"value": typed.value}))


def _unit(numbers: Sequence[float]) -> float:
    """One, or the last decimal that the series bears."""
    parts = (f"{number:.12f}".rstrip("0").partition(".")[2] for number in numbers)
    return float(10 ** -max(len(part) for part in parts))


def _digits(value: float) -> int:
    """How many digits a number has, zeros at its ends apart."""
    return len(f"{abs(value):.15g}".replace(".", "").strip("0"))


def _long(typed: Typed, tolerance: Tolerance) -> int:
    """From so many digits on, the same value twice is no chance; a total may well stand still."""
    return tolerance.copied_digits + (typed.traits.behaviour == "cumulative")
