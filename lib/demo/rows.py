"""Rows as the base holds them: an empty cell is absent."""

from random import Random
from string import ascii_lowercase, digits
from typing import TypeAlias

from lib.base import made_key

Cell: TypeAlias = str | int | float | bool | list[str]
Row: TypeAlias = dict[str, Cell]
Tables: TypeAlias = dict[str, list[Row]]

SEED = "balise-demonstration"


def dice_of(*parts: object) -> Random:
    """The dice of one subject: what is drawn for it never moves what is drawn for another."""
    return Random("/".join([SEED, *map(str, parts)]))


def filled(**cells: Cell | None) -> Row:
    """A row without its empty cells; false and zero stay."""
    return {name: cell for name, cell in cells.items() if cell is not None and cell not in ("", [])}


def keyed(table: str, **cells: Cell | None) -> Row:
    """A row that begins with its key, made by the table's recipe."""
    row = filled(**cells)
    return {"key": made_key(table, row), **row}


def six_letters(dice: Random) -> str:
    """The six letters or digits that end some keys; drawn, here, from the given dice."""
    return "".join(dice.choices(ascii_lowercase + digits, k=6))
