"""A list of territories that people hand over: a CSV file, told apart from what it is not."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lib.language import N_, Sentence


class TerritoryListError(ValueError):
    """A list that cannot be loaded; `sentence` says which file, line and column, and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        """Keeps the sentence; the exception's own text is in English."""
        super().__init__(sentence.say("en"))
        self.sentence = sentence


@dataclass(frozen=True)
class Line:
    """A line of the list: the file's name, the line's number and its cells by column."""

    file: str
    number: int
    cells: dict[str, str]


def read_lines(path: Path, columns: tuple[str, ...]) -> Iterator[Line]:
    """The filled lines of a CSV in UTF-8, separated by commas, semicolons or tabs.

    Raises TerritoryListError when the file cannot be read, lacks one of the columns or has a line
    of another width. Other columns are let through.
    """
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_header(path.name, header, columns)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _check_width(path.name, reader.line_num, len(cells), len(header))
                found = dict(zip(header, (cell.strip() for cell in cells), strict=True))
                yield Line(path.name, reader.line_num, found)
    except csv.Error as error:
        raise TerritoryListError(
            Sentence(
                "{file}, line {line}: this is not a line of a CSV file;"
                " save the list again as CSV.",
                {"file": path.name, "line": reader.line_num},
            )
        ) from error


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = N_("{file} cannot be read: check that the file exists and that you may open it.")
        raise TerritoryListError(Sentence(message, {"file": path.name})) from error
    except UnicodeDecodeError as error:
        message = N_("{file} is not in UTF-8: save the list again as CSV UTF-8.")
        raise TerritoryListError(Sentence(message, {"file": path.name})) from error


def _separator(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _check_header(file: str, header: list[str], columns: tuple[str, ...]) -> None:
    for column in columns:
        if header.count(column) != 1:
            message = (
                N_("{file}, line 1: the column {column} is there several times; keep one.")
                if column in header
                else N_("{file}, line 1: the column {column} is missing; add it.")
            )
            raise TerritoryListError(Sentence(message, {"file": file, "column": column}))


def _check_width(file: str, number: int, found: int, expected: int) -> None:
    if found != expected:
        raise TerritoryListError(
            Sentence(
                "{file}, line {line}: {found} cells instead of {expected};"
                " put texts that hold a separator between quotes.",
                {"file": file, "line": number, "found": found, "expected": expected},
            )
        )
