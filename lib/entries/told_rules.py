"""The rules that a value of an indicator must pass, in a sentence each, for its page."""

from collections.abc import Iterator

from lib.entries.doubt import Traits
from lib.language import N_, Sentence
from lib.settings import Tolerance

# The rise and the drop that are too steep, by behaviour: counts that are small may jump.
STEPS = {
    "flow": (
        N_(
            "{times} times the previous value or more, from value no. {rank} on:"
            " save small counts, and steps as large as a past one."
        ),
        N_(
            "{times} times less than the previous value:"
            " save small counts, and steps as large as a past one."
        ),
    ),
    "ratio": (
        N_("{times} times the previous value or more, from value no. {rank} on."),
        N_("{times} times less than the previous value."),
    ),
}
OF_COUNTS = (
    N_("{times} times the previous value or more, from value no. {rank} on: save small counts."),
    N_("{times} times less than the previous value: save small counts."),
)


def bounds_told(traits: Traits) -> Iterator[Sentence]:
    """What is refused: a value beyond the card's bounds."""
    if traits.minimum is not None:
        yield Sentence("A value below {minimum} is refused.", {"minimum": traits.minimum})
    if traits.maximum is not None:
        yield Sentence("A value above {maximum} is refused.", {"maximum": traits.maximum})


def doubts_told(traits: Traits, tolerance: Tolerance) -> Iterator[tuple[Sentence, list[Sentence]]]:
    """What needs a reason: the rules in use that bear on such an indicator, each group under its name."""
    yield Sentence("Beside the values before"), [*_past_told(traits, tolerance)]
    if beside_card := [*_card_told(traits, tolerance)]:
        yield Sentence("Beside the card"), beside_card
    yield Sentence("Copies and swapped rows"), [*_copies_told(traits, tolerance)]


def _past_told(traits: Traits, tolerance: Tolerance) -> Iterator[Sentence]:
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
    if traits.target is not None:
        yield Sentence(
            "Yet a rise to what is expected, {near} times more or less, is never too large.",
            {"near": tolerance.foreseen_within},
        )


def _steps_told(traits: Traits, tolerance: Tolerance) -> Iterator[Sentence]:
    """How steep a rise or a drop may be; only a flow takes again the steps that it took before."""
    rise, drop = STEPS.get(traits.behaviour, OF_COUNTS)
    for values, times in enumerate(tolerance.settled_factors, start=1):
        if times < tolerance.factor:
            yield Sentence(rise, {"rank": values + 1, "times": times})
    flow = traits.behaviour == "flow"
    yield Sentence(drop, {"times": 1 / (tolerance.flow_part if flow else tolerance.level_part)})


def _card_told(traits: Traits, tolerance: Tolerance) -> Iterator[Sentence]:
    """What the unit, the baseline and the targets make unlikely."""
    if traits.behaviour == "ratio" and "%" in traits.unit:
        yield Sentence(
            "Below 0 or above 100 %; a fraction where per cents are usual, and the reverse."
        )
    if traits.behaviour == "cumulative" and traits.baseline is not None:
        yield Sentence("A first total below its baseline.")
    if any((traits.baseline, traits.target)):
        parts = {"excess": tolerance.first_excess, "factor": tolerance.first_factor}
        yield Sentence(
            "A first value {excess} times above, or {factor} times below, what the card leads to expect.",
            parts,
        )
    if traits.target is not None:
        young = {"rank": len(tolerance.settled_factors), "factor": tolerance.first_factor}
        yield Sentence(
            "Up to value no. {rank}, one that does not rise, {factor} times below what is expected.",
            young,
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
    yield Sentence("A value that looks like that of another row of the project, and the reverse.")
