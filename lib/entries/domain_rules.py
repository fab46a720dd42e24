"""The five rules of the domain's page for an unlikely value, to the letter."""

from math import isclose
from statistics import median

from lib.entries.doubt import Doubt, Rule, Typed
from lib.entries.steps import changes
from lib.language import N_, Sentence
from lib.settings import Tolerance

FORGIVEN = 1e-9


def falls(typed: Typed, _: Tolerance) -> Doubt | None:
    """A cumulative value that falls."""
    if typed.traits.behaviour != "cumulative" or not typed.past:
        return None
    if typed.value >= typed.numbers[-1]:
        return None
    parts = {"value": typed.value, "previous": typed.numbers[-1]}
    words = N_("{value} after {previous}: a total since the beginning does not fall.")
    return Doubt("falls", Sentence(words, parts))


def by_a_factor(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """At least `factor` times the previous value, or at most as small a part of it."""
    if not typed.past or not typed.numbers[-1]:
        return None
    value, previous = abs(typed.value), abs(typed.numbers[-1])
    if previous / tolerance.factor < value < previous * tolerance.factor:
        return None
    parts = {"value": typed.value, "previous": typed.numbers[-1], "factor": tolerance.factor}
    words = N_(
        "{value} after {previous}: at least {factor} times more or less; "
        "is a digit or the unit wrong?"
    )
    return Doubt("factor", Sentence(words, parts))


def unusual_change(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """A change well above the usual one."""
    past = changes(typed)
    if len(past) < tolerance.past_changes:
        return None
    change, usual = abs(typed.value - typed.numbers[-1]), median(past)
    limit = tolerance.times_usual_change * usual
    if change <= limit or isclose(change, limit, rel_tol=FORGIVEN, abs_tol=FORGIVEN):
        return None
    parts = {"change": change, "usual": usual, "previous": typed.numbers[-1]}
    words = N_("A change of {change} since {previous}, where {usual} is usual: is it right?")
    return Doubt("change", Sentence(words, parts))


def share_of_another_scale(typed: Typed, _: Tolerance) -> Doubt | None:
    """A ratio in per cent out of 0–100, a fraction among per cents, per cents among fractions."""
    if typed.traits.behaviour != "ratio" or "%" not in typed.traits.unit:
        return None
    parts = {"value": typed.value}
    if not 0 <= typed.value <= 100:
        return Doubt("percent", Sentence("{value} % is not between 0 and 100 %.", parts))
    fractions_before = [0 < value <= 1 for value in typed.numbers if value]
    if not typed.value or not fractions_before:
        return None
    if 0 < typed.value <= 1 and not any(fractions_before):
        words = N_("{value} looks like a fraction, where per cents are usual: 12 % is typed 12.")
        return Doubt("fraction", Sentence(words, parts))
    if typed.value > 1 and all(fractions_before):
        words = N_("{value} looks like per cents, where fractions are usual: 12 % is typed 0.12.")
        return Doubt("fraction", Sentence(words, parts))
    return None


def copy(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """A flow that repeats its last values."""
    last = typed.numbers[-tolerance.repeats :]
    if typed.traits.behaviour != "flow" or len(last) < tolerance.repeats:
        return None
    if set(last) != {typed.value}:
        return None
    parts = {"value": typed.value, "repeats": tolerance.repeats}
    return Doubt("copy", Sentence("{value} again, as the last {repeats} times: a copy?", parts))


DOMAIN: tuple[Rule, ...] = (falls, by_a_factor, unusual_change, share_of_another_scale, copy)
