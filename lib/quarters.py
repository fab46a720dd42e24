"""Calendar quarters, written `2026-Q3`, displayed `T3 2026` in French."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WRITTEN = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter; quarters compare and count in calendar order."""

    year: int
    rank: int

    @classmethod
    def read(cls, text: str) -> "Quarter":
        """The quarter written `2026-Q3`; ValueError for any other text."""
        match = WRITTEN.fullmatch(text.strip())
        if not match or match[1] == "0000":
            raise ValueError(f"not a quarter: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that holds the day."""
        return cls(day.year, (day.month + 2) // 3)

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.rank}"

    def __add__(self, quarters: int) -> "Quarter":
        year, rank = divmod(self.year * 4 + self.rank - 1 + quarters, 4)
        return Quarter(year, rank + 1)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.rank * 3 - 2, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return (self + 1).first_day - timedelta(days=1)

    def shown(self, language: str) -> str:
        """As people read it: `T3 2026` in French, `Q3 2026` in English."""
        return f"{'T' if language == 'fr' else 'Q'}{self.rank} {self.year}"


def between(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """Every quarter from the first to the last, both included; none if they are reversed."""
    while first <= last:
        yield first
        first = first + 1


def read_range(text: str) -> list[Quarter]:
    """The quarters of `2024-Q1:2026-Q3`, or of one quarter alone; ValueError otherwise."""
    first, _, last = text.partition(":")
    quarters = list(between(Quarter.read(first), Quarter.read(last or first)))
    if not quarters:
        raise ValueError(f"the range ends before it starts: {text!r}")
    return quarters


def last_closed(day: date) -> Quarter:
    """The last quarter that was over on the day."""
    return Quarter.of(day) + -1
