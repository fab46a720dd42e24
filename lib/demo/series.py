"""Series of numbers as public services know them: slow starts, plateaus, seasons, falls."""

from dataclasses import dataclass
from random import Random

from lib.demo.calendar import QUARTERS
from lib.quarters import Quarter

SEASON = {1: 0.04, 2: 0.14, 3: -0.18, 4: 0.0}


@dataclass(frozen=True)
class Shape:
    """Where an indicator starts and tends to; `falls_from` reverses it, `jitter` is its noise."""

    name: str
    low: float
    high: float
    decimals: int
    cumulative: bool
    jitter: float
    maximum: float | None
    falls_from: Quarter | None


def distance(first: Quarter, last: Quarter) -> int:
    """The number of quarters from the first to the last."""
    return (last.year - first.year) * 4 + last.rank - first.rank


def rounded(number: float, decimals: int) -> float:
    """The number as people type it: whole when it has no decimals."""
    whole = round(number, decimals)
    return int(whole) if whole == int(whole) else whole


def way(shape: str, age: int) -> float:
    """The share of the way made `age` quarters after the start."""
    if shape == "plateau":
        return min(1.0, 0.3 * age)
    if shape == "worse":
        return age / 10
    return age * age / (age * age + 25)


def smooth(shape: Shape, first: Quarter, quarter: Quarter) -> float:
    """The value without noise or fall: what a target is agreed upon."""
    age = distance(first, quarter)
    if shape.cumulative:
        return sum(_at(shape, step) for step in range(age + 1))
    return _at(shape, age)


def numbers(shape: Shape, first: Quarter, dice: Random) -> dict[Quarter, float]:
    """The value at every quarter from the first, noise, season and fall included."""
    values, total = {}, 0.0
    for quarter in [q for q in QUARTERS if q >= first]:
        value = _noisy(shape, first, quarter, dice)
        total = total + value if shape.cumulative else value
        values[quarter] = rounded(_bounded(shape, total), shape.decimals)
    return values


def _at(shape: Shape, age: int) -> float:
    return shape.low + (shape.high - shape.low) * way(shape.name, age)


def _noisy(shape: Shape, first: Quarter, quarter: Quarter, dice: Random) -> float:
    value = _at(shape, distance(first, quarter))
    if shape.name == "rare":
        return int(dice.random() * (max(shape.low, shape.high) + 1))
    if shape.name == "season":
        value *= 1 + SEASON[quarter.rank]
    if shape.falls_from and quarter >= shape.falls_from:
        value *= 0.8 ** (1 + distance(shape.falls_from, quarter))
    return value * (1 + dice.uniform(-shape.jitter, shape.jitter))


def _bounded(shape: Shape, value: float) -> float:
    return max(0.0, value if shape.maximum is None else min(value, shape.maximum))
