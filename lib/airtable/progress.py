"""How far the reading of a base is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """The table whose page came, its rows so far, and the pages of all tables."""

    table: str
    rows: int
    pages: int


def silent(_progress: Progress) -> None:
    """Says nothing."""
