"""A text of cells: CSV of any separator, in the encodings that spreadsheets write."""

import codecs
import csv
import io
from itertools import islice

from charset_normalizer import from_bytes

from lib.entries.importing.refusal import UnreadableFile
from lib.language import N_

SEPARATORS = ";,\t|"
# What a picture, a PDF or an archive holds and a text never does.
NEVER_IN_TEXT = dict.fromkeys(set(range(32)) - {9, 10, 12, 13, 27})
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
SAMPLE = 100_000
# A cell that long is what follows a quotation mark left open.
LONGEST_CELL = 100_000


def text_rows(raw: bytes, most: int) -> list[list[object]]:
    """The rows of the text; UnreadableFile when it is none, or too long."""
    text = decoded(raw)
    if raw.startswith(b"%PDF") or text[:SAMPLE].translate(NEVER_IN_TEXT) != text[:SAMPLE]:
        raise UnreadableFile(
            N_("This is no spreadsheet: send an Excel workbook (.xlsx) or a CSV file.")
        )
    declared, _, rest = text.partition("\n")
    if declared.strip().lower().startswith("sep="):
        text = rest
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        rows = list(islice(lines, most + 1))
    except csv.Error:
        raise _unquoted(lines.line_num) from None
    for number, row in enumerate(rows, start=1):
        if max(map(len, row), default=0) > LONGEST_CELL:
            raise _unquoted(number)
    if len(rows) > most:
        message = N_("This file has more than {most} lines: keep only the values to import.")
        raise UnreadableFile(message, most=most)
    return [list(row) for row in rows]


def _unquoted(line: int) -> UnreadableFile:
    message = N_("Line {line} of this file cannot be read: is a quotation mark left open?")
    return UnreadableFile(message, line=line)


def decoded(raw: bytes) -> str:
    """The text, by its mark, in UTF-8, or in the encoding that it looks like."""
    encoding = next((name for mark, name in MARKS.items() if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        best = from_bytes(raw[:SAMPLE]).best()
        guessed = best.encoding if best else "cp1252"
        return raw.decode(guessed, errors="replace")


def _separator(text: str) -> str:
    """The separator that the first filled line uses most."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first.count)
