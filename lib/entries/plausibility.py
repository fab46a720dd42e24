"""Whether a value may be right: impossible, unlikely (a reason is asked) or plain.

Pure: the indicator's card, its past and the value typed are arguments.
"""

from collections.abc import Sequence
from math import isfinite

from lib.entries.domain_rules import DOMAIN
from lib.entries.doubt import Doubt, Past, Rule, Traits, Typed
from lib.entries.sharper_rules import SHARPER
from lib.entries.swaps import swapped
from lib.language import Sentence
from lib.settings import Tolerance

__all__ = [
    "DOMAIN",
    "Doubt",
    "Past",
    "Rule",
    "SHARPER",
    "Traits",
    "Typed",
    "doubts",
    "impossible",
    "swapped",
]


def impossible(traits: Traits, value: float) -> Sentence | None:
    """Why the value cannot be, or nothing: it is no number or beyond the card's bounds."""
    if not isfinite(value):
        return Sentence("This is not a finite number: type the value again.")
    if traits.minimum is not None and value < traits.minimum:
        parts = {"value": value, "minimum": traits.minimum}
        return Sentence("{value} is below the indicator’s minimum, {minimum}: correct it.", parts)
    if traits.maximum is not None and value > traits.maximum:
        parts = {"value": value, "maximum": traits.maximum}
        return Sentence("{value} is above the indicator’s maximum, {maximum}: correct it.", parts)
    return None


def doubts(typed: Typed, tolerance: Tolerance, rules: Sequence[Rule] = SHARPER) -> list[Doubt]:
    """Every reason to look again at a value; none for a plain one."""
    found = (rule(typed, tolerance) for rule in rules)
    return [doubt for doubt in found if doubt]
