"""The cells of a file, whatever it is, with what must be known to read them."""

from dataclasses import dataclass

from lib.entries.importing.header import Header
from lib.language import Sentence

MOST_COLUMNS = 80


@dataclass(frozen=True)
class Grid:
    """Rows of texts, numbers, dates or None, and the line that names their columns.

    `numbers` is the language whose decimal mark the file uses, where it shows; `notes` is what is worth
    telling of the whole file.
    """

    rows: list[list[object]]
    header: Header
    numbers: str = ""
    is_text: bool = False
    notes: tuple[Sentence, ...] = ()


class Formula(str):
    """The text of a formula: never computed, never taken for a value."""


class Percent(float):
    """A number shown in per cent: the number shown, 12 for a cell that holds 0.12."""
