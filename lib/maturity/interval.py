"""The levels that a project surely has and may have, and the facts that would say most about it."""

from collections.abc import Collection, Mapping

from lib.maturity.rubric import Criterion, Dimension
from lib.maturity.steps import step_towards

HIGHEST = 4


def interval(dimension: Dimension, states: Mapping[str, str]) -> tuple[int, int]:
    """Floor and ceiling: the level were all that is unknown not met, then met.

    States are as they count, expiry and conflicts resolved; a criterion without state is unknown.
    """
    return _level(dimension, states, {"met"}), _level(dimension, states, {"met", "unknown"})


def telling(
    dimension: Dimension, states: Mapping[str, str], among: Collection[str]
) -> list[Criterion]:
    """These criteria, those that would say most of the level first.

    First what keeps the next level from being sure, its gates before its options; then those whose
    knowledge would narrow the interval most.
    """
    floor = interval(dimension, states)[0]
    next_step = step_towards(dimension, min(floor + 1, HIGHEST), states)
    blocking = {criterion.id for criterion in next_step.unknown}

    def rank(c: Criterion) -> tuple[object, ...]:
        if c.id in blocking:
            return 0, c.role, c.level, c.id
        return 1, -_narrowing(dimension, states, c), c.level, c.role, c.id

    return sorted((c for c in dimension.criteria if c.id in among), key=rank)


def _narrowing(dimension: Dimension, states: Mapping[str, str], criterion: Criterion) -> int:
    """By how many levels the interval shrinks, both answers taken together."""
    now = _width(dimension, states)
    return sum(
        now - _width(dimension, {**states, criterion.id: state}) for state in ("met", "not_met")
    )


def _width(dimension: Dimension, states: Mapping[str, str]) -> int:
    floor, ceiling = interval(dimension, states)
    return ceiling - floor


def _level(dimension: Dimension, states: Mapping[str, str], good: Collection[str]) -> int:
    """The highest level whose gates, and enough of whose options, are good, like all below it."""
    for level in range(1, HIGHEST + 1):
        found = [c for c in dimension.criteria if c.level == level]
        applicable = [c for c in found if states.get(c.id) != "na"]
        options = [c for c in applicable if c.role == "optional"]
        holding = [c for c in applicable if states.get(c.id, "unknown") in good]
        gates = all(c in holding for c in applicable if c.role == "gate")
        needed = min(dimension.min_optional[level], len(options))
        if not gates or sum(c in holding for c in options) < needed:
            return level - 1
    return HIGHEST
