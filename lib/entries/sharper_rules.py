"""The rules in use for an unlikely value: the domain's, sharpened where real series showed it.

A young series may grow fast, a settled one does not, unless its trajectory foresaw it; a step as
large as one already accepted in the same direction is no surprise, which clears seasons; small counts
jump about; a first value has only its card to be judged by (`card_rules.py`).
"""

from itertools import pairwise

from lib.entries import domain_rules
from lib.entries.card_rules import below_baseline, far_behind, first_out_of_scale, is_foreseen
from lib.entries.copy_rules import copied
from lib.entries.domain_rules import FORGIVEN, falls, share_of_another_scale
from lib.entries.doubt import Doubt, Rule, Typed
from lib.entries.steps import is_count, step
from lib.language import N_, Sentence
from lib.settings import Tolerance


def falls_anew(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """The domain's fall of a total, unless a fall as large was accepted before."""
    doubt = falls(typed, tolerance)
    if not doubt:
        return None
    largest = max((before - after for before, after in pairwise(typed.numbers)), default=0.0)
    return None if typed.numbers[-1] - typed.value <= largest + FORGIVEN else doubt


def by_a_factor(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """The domain's factor, unless the trajectory foresaw the rise."""
    doubt = domain_rules.by_a_factor(typed, tolerance)
    return None if doubt and is_foreseen(typed, tolerance) else doubt


def steep(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """A rise or a drop that the domain's factor lets pass, steeper than such a series knows."""
    if not typed.past or domain_rules.by_a_factor(typed, tolerance):
        return None
    if _is_usual_step(typed, tolerance) or is_foreseen(typed, tolerance):
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
    taken, flow = step(typed.numbers[-1], typed.value), typed.traits.behaviour == "flow"
    small = tolerance.small_step if flow or taken > 0 else tolerance.calm_step
    if is_count(typed) and abs(taken) <= small:
        return True
    seen = (step(before, after) for before, after in pairwise(typed.numbers))
    largest = max((abs(past) for past in seen if past * taken > 0), default=0.0)
    return flow and abs(taken) <= largest


def unusual_change(typed: Typed, tolerance: Tolerance) -> Doubt | None:
    """The domain's unusual change, unless foreseen or small beside the previous value."""
    doubt = domain_rules.unusual_change(typed, tolerance)
    if not doubt or is_foreseen(typed, tolerance):
        return None
    previous = typed.numbers[-1]
    small = abs(typed.value - previous) < tolerance.least_change * abs(previous)
    return None if small else doubt


SHARPER: tuple[Rule, ...] = (
    falls_anew,
    below_baseline,
    by_a_factor,
    steep,
    far_behind,
    first_out_of_scale,
    unusual_change,
    share_of_another_scale,
    copied,
)
