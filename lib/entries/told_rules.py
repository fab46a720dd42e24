"""The rules that a value of an indicator must pass, in a sentence each, for its page."""

from collections.abc import Iterator

from lib.entries.doubt import Traits
from lib.language import Sentence
from lib.settings import Tolerance


def bounds_told(traits: Traits) -> Iterator[Sentence]:
    """What is refused: a value beyond the card's bounds."""
    if traits.minimum is not None:
        yield Sentence("A value below {minimum} is refused.", {"minimum": traits.minimum})
    if traits.maximum is not None:
        yield Sentence("A value above {maximum} is refused.", {"maximum": traits.maximum})


def doubts_told(traits: Traits, tolerance: Tolerance) -> Iterator[Sentence]:
    """What needs a reason: the rules in use that bear on such an indicator."""
    if traits.behaviour == "cumulative":
        yield Sentence("A total that falls, by more than it ever did.")
    yield Sentence(
        "At least {factor} times the previous value, or {factor} times less.",
        {"factor": tolerance.factor},
    )
    yield _steep_told(traits, tolerance)
    if any((traits.baseline, traits.target)):
        yield Sentence(
            "A first value {factor} times above or below what the card leads to expect.",
            {"factor": tolerance.first_factor},
        )
    yield Sentence(
        "After {changes} changes, one more than {times} times as large as usual.",
        {"changes": tolerance.past_changes, "times": tolerance.times_usual_change},
    )
    if traits.behaviour == "ratio" and "%" in traits.unit:
        yield Sentence(
            "Below 0 or above 100 %; a fraction where per cents are usual, and the reverse."
        )
    yield from _copies_told(traits, tolerance)


def _steep_told(traits: Traits, tolerance: Tolerance) -> Sentence:
    part = tolerance.flow_part if traits.behaviour == "flow" else tolerance.level_part
    return Sentence(
        "Once the series has settled, {rise} times the previous value or more,"
        " or {drop} times less; small counts may jump.",
        {"rise": tolerance.settled_factors[-1], "drop": 1 / part},
    )


def _copies_told(traits: Traits, tolerance: Tolerance) -> Iterator[Sentence]:
    if traits.behaviour == "flow":
        yield Sentence(
            "The same value as the last {repeats} times.", {"repeats": tolerance.repeats}
        )
    yield Sentence("A long number, exactly the previous one, in a series that never stood still.")
