"""What stands between a project and a level of a dimension."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.maturity.rubric import Criterion, Dimension


@dataclass(frozen=True)
class Step:
    """Towards a level: the criteria that are not met, and those of which nothing is known."""

    level: int
    missing: tuple[Criterion, ...]
    unknown: tuple[Criterion, ...]


def step_towards(dimension: Dimension, level: int, states: Mapping[str, str]) -> Step:
    """The criteria that keep the level from being sure; a criterion without state is unknown.

    All the gates up to the level are asked, and its options only as far as too few of them are met.
    """
    asked = [c for rank in range(1, level + 1) for c in _asked(dimension, rank, states)]
    missing = tuple(c for c in asked if states.get(c.id) == "not_met")
    unknown = tuple(c for c in asked if states.get(c.id, "unknown") == "unknown")
    return Step(level, missing, unknown)


def _asked(dimension: Dimension, level: int, states: Mapping[str, str]) -> list[Criterion]:
    """The gates of one level, and its options when not enough of them are met."""
    of_level = [c for c in dimension.criteria if c.level == level]
    options = [c for c in of_level if c.role == "optional" and states.get(c.id) != "na"]
    met = sum(states.get(c.id) == "met" for c in options)
    needed = min(dimension.min_optional[level], len(options))
    return [c for c in of_level if c.role == "gate"] + (options if met < needed else [])
