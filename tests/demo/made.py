"""The demonstration base, made once for all the tests that read it."""

from collections.abc import Iterator
from functools import cache

from lib.demo import generate
from lib.demo.rows import Cell, Row, Tables


@cache
def tables() -> Tables:
    """What the generator makes."""
    return generate()


def cells() -> Iterator[tuple[str, str, Row, Cell]]:
    """Every cell, with its table, its column and its row."""
    for table, rows in tables().items():
        for row in rows:
            for column, cell in row.items():
                yield table, column, row, cell


def where(table: str, **wanted: object) -> list[Row]:
    """The rows of a table whose cells are the ones wanted."""
    return [row for row in tables()[table] if wanted.items() <= row.items()]
