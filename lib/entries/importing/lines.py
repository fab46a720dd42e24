"""The lines of a file: one for each value, whether each quarter has a line or a column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lib.entries.importing.cells import read_grid
from lib.entries.importing.grid import Grid
from lib.entries.importing.header import SAID, Header
from lib.entries.importing.line import Cells, Line, read_line, situations, text_of
from lib.entries.importing.named import Indicators
from lib.entries.importing.names import as_name
from lib.entries.importing.refusal import UnreadableFile
from lib.language import N_, Sentence
from lib.quarters import Quarter

# The numbers of a text whose separator is the comma.
COMMA_SEPARATED = "en"
MOST_VALUES = 20_000


@dataclass(frozen=True)
class Values:
    """The values of a file, and what is worth telling of the whole file."""

    lines: list[Line]
    notes: tuple[Sentence, ...] = ()


def read_values(raw: bytes, language: str, indicators: Indicators) -> Values:
    """The values of a file in anybody's layout; UnreadableFile when it is no list of values."""
    grid = read_grid(raw)
    # A number is read as the reader writes, and as the file does: where both differ, it is asked.
    languages = tuple(dict.fromkeys((language, grid.numbers or language)))
    header = grid.header
    lines: list[Line] = []
    for number, row in enumerate(grid.rows[header.row + 1 :], header.row + 2):
        found = [read_line(number, cells, languages, indicators) for cells in _values(header, row)]
        lines += [_too_long(line) for line in found] if _overflows(grid, row) else found
        if len(lines) > MOST_VALUES:
            message = N_("This file gives more than {most} values: cut it into several.")
            raise UnreadableFile(message, most=MOST_VALUES)
    if not lines:
        raise UnreadableFile(N_("No line of this file gives a value: fill in the column “Value”."))
    return Values(_settled(lines), grid.notes)


def _values(header: Header, row: Sequence[object]) -> Iterator[Cells]:
    """The cells of each value of a row, by column; an empty row has none, nor an empty quarter."""
    cells = {n: row[p] if p < len(row) else None for n, p in header.columns.items()}
    if not header.quarters:
        if any(text_of(cells.get(name)) for name in SAID):
            yield cells
        return
    for place, quarter in header.quarters.items():
        if place < len(row) and text_of(row[place]):
            yield cells | _wide(row[place]) | {"quarter": str(quarter)}


def _wide(cell: object) -> dict[str, object]:
    """The cell of a quarter: a number, or the word of a situation."""
    is_word = isinstance(cell, str) and cell.strip()[:1].isalpha()
    code = situations().get(as_name(cell)) if is_word else None
    return {"status": code, "value": None if code else cell}


def _overflows(grid: Grid, row: Sequence[object]) -> bool:
    """Whether a line of a text has more cells than titles: a decimal comma may have cut a number."""
    if grid.numbers == COMMA_SEPARATED and len(row) > len(grid.rows[grid.header.row]):
        return True
    return grid.is_text and any(text_of(cell) for cell in row[grid.header.width :])


def _too_long(line: Line) -> Line:
    words = N_(
        "This line has more cells than the file has columns: put a cell that holds the separator"
        " between quotation marks."
    )
    return replace(line, refused=Sentence(words))


def _settled(lines: list[Line]) -> list[Line]:
    """The lines, those apart that give one value in two ways: neither can be chosen."""
    said: dict[tuple[str, Quarter], list[Line]] = {}
    for line in lines:
        if line.indicator and line.quarter and not (line.refused or line.asked):
            said.setdefault((line.indicator.key, line.quarter), []).append(line)
    others = {
        id(line): other
        for found in said.values()
        for line in found
        if (other := _otherwise(line, found))
    }
    return [_twice(line, others[id(line)]) if id(line) in others else line for line in lines]


def _otherwise(line: Line, found: list[Line]) -> Line | None:
    return next((one for one in found if one.draft.fields != line.draft.fields), None)


def _twice(line: Line, other: Line) -> Line:
    message = N_("Line {line} gives this value otherwise: keep one of both.")
    return replace(line, refused=Sentence(message, {"line": other.number}))
