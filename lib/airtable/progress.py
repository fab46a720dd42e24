"""How far the reading of a base is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """The table whose page came, its rows so far, the pages of all tables, and how many are expected.

    Expected by what the last reading found; 0 before the first.
    """

    table: str
    rows: int
    pages: int
    expected: int


def silent(_progress: Progress) -> None:
    """Says nothing."""
