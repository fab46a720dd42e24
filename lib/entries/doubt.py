"""What a check of plausibility is told, and what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.language import Sentence
from lib.quarters import Quarter
from lib.settings import Tolerance

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
class Doubt:
    """Why a value is unlikely; the code is stable, the sentence gives the numbers."""

    code: str
    sentence: Sentence


Rule = Callable[[Typed, Tolerance], Doubt | None]
