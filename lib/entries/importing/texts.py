"""A text of cells: CSV of any separator, in the encodings that spreadsheets write."""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from lib.entries.importing.grid import MOST_COLUMNS, Grid
from lib.entries.importing.header import LOOKED_AT, Header, best_header
from lib.entries.importing.refusal import UnreadableFile
from lib.language import N_

SEPARATORS = ";,\t|"
# The decimal mark that goes with a separator: the comma cannot be both.
NUMBERS_OF = {";": "fr", ",": "en"}
DECLARED = re.compile(r"sep=(.)[\r\n]+", re.IGNORECASE)
# What a picture, a PDF or an archive holds and a text never does.
NEVER_IN_TEXT = dict.fromkeys(set(range(32)) - {9, 10, 12, 13, 27})
OTHER_FORMATS = ("%PDF", "<", "{\\rtf")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# What French spreadsheets write beside UTF-8: Windows, the Mac, the old DOS.
FORMER = ["cp1252", "mac_roman", "cp850"]
FRENCH = frozenset("éèêëàâäçîïôöùûüœÉÈÊÀÂÇÎÔŒ«»’°€²³ \u00a0")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
SAMPLE = 100_000
# Of a line, as a spreadsheet can hold them.
MOST_CELLS = 16_384
# A cell that long is what follows a quotation mark left open.
LONGEST_CELL = 100_000


def text_grid(raw: bytes, most: int) -> Grid:
    """The rows of the text; UnreadableFile when it is none, or too long."""
    text = decoded(raw)
    sample = text[:SAMPLE]
    if text.lstrip().startswith(OTHER_FORMATS) or sample.translate(NEVER_IN_TEXT) != sample:
        raise UnreadableFile(
            N_("This is no spreadsheet: send an Excel workbook (.xlsx) or a CSV file.")
        )
    declared = DECLARED.match(text)
    text = text[declared.end() :] if declared else text
    separator = declared[1] if declared else _separator(text)
    rows = _rows(text, separator, most)
    header = best_header(rows)
    return Grid(rows, header, numbers=NUMBERS_OF.get(separator, ""), is_text=True)


def _rows(text: str, separator: str, most: int) -> list[list[object]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[object]] = []
    try:
        for row in lines:
            if max(map(len, row), default=0) > LONGEST_CELL:
                raise _unquoted(len(rows) + 1)
            _check_size(row, len(rows), most)
            rows.append(list(row))
    except csv.Error:
        raise _unquoted(len(rows) + 1) from None
    return rows


def _check_size(row: list[str], before: int, most: int) -> None:
    if before == most:
        message = N_("This file has more than {most} lines: keep only the values to import.")
        raise UnreadableFile(message, most=most)
    if len(row) > MOST_CELLS or any(row[MOST_COLUMNS:]):
        message = N_("This file has more than {most} columns: keep only those to import.")
        raise UnreadableFile(message, most=MOST_COLUMNS)


def _unquoted(line: int) -> UnreadableFile:
    message = N_("Line {line} of this file cannot be read: is a quotation mark left open?")
    return UnreadableFile(message, line=line)


def decoded(raw: bytes) -> str:
    """The text, by its mark, in UTF-8, or in the former encoding that makes the most French of it."""
    encoding = next((name for mark, name in MARKS.items() if raw.startswith(mark)), _unmarked(raw))
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return max((raw.decode(name, errors="replace") for name in FORMER), key=_french)


def _unmarked(raw: bytes) -> str:
    """UTF-8, unless every other byte of the beginning is empty, as in UTF-16."""
    even, odd = (raw[first:SAMPLE:2].count(0) > len(raw[:SAMPLE]) / 4 for first in (0, 1))
    return "utf-16-be" if even and not odd else "utf-16-le" if odd and not even else "utf-8"


def _french(text: str) -> int:
    """How much French it holds beyond ASCII, its commonest letter first, and how little of the rest."""
    found = Counter(match[0] for match in islice(BEYOND_ASCII.finditer(text), SAMPLE))
    return sum(n if letter in FRENCH else -n for letter, n in found.items()) + found["é"]


def _separator(text: str) -> str:
    """The separator that finds the most columns of a list of values; else the one most used."""

    def found(separator: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text[:SAMPLE], newline=""), delimiter=separator)
        try:
            header: Header = best_header(list(islice(rows, LOOKED_AT)))
        except csv.Error:
            return 0, 0
        return len(header.columns) + len(header.quarters), text[:SAMPLE].count(separator)

    return max(SEPARATORS, key=found)
