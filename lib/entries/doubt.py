"""What a check of plausibility is told, and what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.language import Sentence
from lib.quarters import Quarter

Past = Sequence[tuple[Quarter, float]]


@dataclass(frozen=True)
class Traits:
    """What an indicator's card says of its values; `behaviour` is a code of the base.

    `target` is the final one.
    """

    behaviour: str
    unit: str
    minimum: float | None = None
    maximum: float | None = None
    baseline: float | None = None
    target: float | None = None


@dataclass(frozen=True)
class Typed:
    """A value typed for a quarter; `past` holds the measured values before it, oldest first.

    `expected` is where the trajectory says that the indicator should be, if it says so.
    """

    traits: Traits
    quarter: Quarter
    value: float
    past: Past = ()
    expected: float | None = None

    @property
    def numbers(self) -> list[float]:
        """The past values alone, oldest first."""
        return [value for _, value in self.past]


@dataclass(frozen=True)
class Tolerance:
    """Every parameter of the checks: the domain's four, then those of the sharper rules."""

    factor: float = 8.0
    past_changes: int = 4
    times_usual_change: float = 5.0
    repeats: int = 3

    first_factor: float = 6.0
    """A first value is within this factor of what the card says."""
    settled_factors: tuple[float, ...] = (8.0, 5.0, 3.0)
    """A rise is below this factor after one, two, three past values or more."""
    flow_part: float = 1 / 3
    """A flow keeps more than this part of the previous value."""
    level_part: float = 1 / 2
    """So does a stock or a ratio."""
    small_step: float = 2.0
    """Counts may step as from 0 to 4 or from 1 to 9: the difference of their square roots."""
    least_change: float = 0.2
    """A change below this share of the previous value is never unusual."""
    copied_digits: int = 3
    """From so many digits on, the same value twice is no chance (one more for a total)."""
    swap_factor: float = 1.2
    """Two rows may be swapped from this factor away from their own pasts on."""


@dataclass(frozen=True)
class Doubt:
    """Why a value is unlikely; the code is stable, the sentence gives the numbers."""

    code: str
    sentence: Sentence


Rule = Callable[[Typed, Tolerance], Doubt | None]
