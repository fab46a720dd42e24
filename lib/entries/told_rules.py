"""The rules that a value of an indicator must pass, in a sentence each, for its page."""

from collections.abc import Iterator

from lib.entries.doubt import Traits
from lib.language import N_, Sentence
from lib.settings import Tolerance

FLOW_RISE = N_(
    "{times} times the previous value or more, from value no. {rank} on:"
    " save small counts, and steps as large as a past one."
)
LEVEL_RISE = N_(
    "{times} times the previous value or more, from value no. {rank} on: save small counts."
)
FLOW_DROP = N_(
    "{times} times less than the previous value: save small counts, and steps as large as a past one."
)
LEVEL_DROP = N_("{times} times less than the previous value: save small counts.")


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
    yield from _steps_told(traits, tolerance)
    yield Sentence(
        "After {changes} changes, one more than {times} times as large as usual,"
        " from {part} % of the previous value on.",
        {
            "changes": tolerance.past_changes,
            "times": tolerance.times_usual_change,
            "part": 100 * tolerance.least_change,
        },
    )
    yield from _card_told(traits, tolerance)
    if traits.behaviour == "ratio" and "%" in traits.unit:
        yield Sentence(
            "Below 0 or above 100 %; a fraction where per cents are usual, and the reverse."
        )
    yield from _copies_told(traits, tolerance)
    yield Sentence("A value that looks like that of another row of the project, and the reverse.")


def _steps_told(traits: Traits, tolerance: Tolerance) -> Iterator[Sentence]:
    """How steep a rise or a drop may be; only a flow takes again the steps that it took before."""
    flow = traits.behaviour == "flow"
    rise, drop = (FLOW_RISE, FLOW_DROP) if flow else (LEVEL_RISE, LEVEL_DROP)
    for values, times in enumerate(tolerance.settled_factors, start=1):
        if times < tolerance.factor:
            yield Sentence(rise, {"rank": values + 1, "times": times})
    part = tolerance.flow_part if flow else tolerance.level_part
    yield Sentence(drop, {"times": 1 / part})


def _card_told(traits: Traits, tolerance: Tolerance) -> Iterator[Sentence]:
    """What the baseline and the targets make unlikely, and the rises that they foresee."""
    if traits.behaviour == "cumulative" and traits.baseline:
        yield Sentence("A first total below its baseline.")
    if not any((traits.baseline, traits.target)):
        return
    yield Sentence(
        "A first value {excess} times above, or {factor} times below, what the card leads to expect.",
        {"excess": tolerance.first_excess, "factor": tolerance.first_factor},
    )
    if traits.target is None:
        return
    young = {"rank": len(tolerance.settled_factors), "factor": tolerance.first_factor}
    yield Sentence(
        "Up to value no. {rank}, one that does not rise, {factor} times below what is expected.",
        young,
    )
    yield Sentence(
        "Yet a rise to what is expected, {near} times more or less, is never too large.",
        {"near": tolerance.foreseen_within},
    )


def _copies_told(traits: Traits, tolerance: Tolerance) -> Iterator[Sentence]:
    if traits.behaviour == "flow":
        yield Sentence(
            "The same value as the last {repeats} times.", {"repeats": tolerance.repeats}
        )
    digits = tolerance.copied_digits + (traits.behaviour == "cumulative")
    yield Sentence(
        "Exactly the previous value, of {digits} digits or more, in a series that never stood still.",
        {"digits": digits},
    )
    yield Sentence(
        "Exactly the previous value, where each change was of at least {units} units"
        " (of the last decimal).",
        {"units": tolerance.always_moved},
    )
