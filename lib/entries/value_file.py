"""Values from a file: its lines read, as drafts for the write path.

Columns: indicator, quarter, status, value, comment, evidence_url, reason; others are ignored.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from lib.base import TABLES
from lib.entries.drafts import Draft
from lib.entries.numbers import Ambiguous, Empty, Number, Unreadable, read_number
from lib.language import N_, Sentence

COLUMNS = ("indicator", "quarter", "status", "value", "comment", "evidence_url", "reason")
NEEDED = ("indicator", "quarter")
SEPARATORS = ",;\t|"


class UnreadableFile(Exception):
    """The file is no list of values; its sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


@dataclass(frozen=True)
class Line:
    """One line: its number, its draft, or what must be answered first."""

    number: int
    draft: Draft
    refused: Sentence | None = None
    asked: Sentence | None = None


def read_values(path: Path, language: str) -> list[Line]:
    """The lines of a CSV of any separator and usual encoding; UnreadableFile when it is none."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = N_("{file} cannot be read: {error}.")
        raise UnreadableFile(Sentence(message, {"file": path, "error": error.strerror})) from None
    lines = csv.DictReader(io.StringIO(_decoded(raw)), delimiter=_separator(_decoded(raw)))
    header = [name.strip().lower() for name in lines.fieldnames or []]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        message = N_("{file} has no column “{column}”: its first line should name {columns}.")
        parts = {"file": path.name, "column": missing[0], "columns": ", ".join(COLUMNS)}
        raise UnreadableFile(Sentence(message, parts))
    lines.fieldnames = header
    return list(_lines(lines, language))


def _lines(rows: "csv.DictReader[str]", language: str) -> Iterator[Line]:
    for row in rows:
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if any(cells.values()):
            yield _line(rows.line_num, cells, language)


def _line(number: int, cells: Mapping[str, str], language: str) -> Line:
    """A line as a draft: only filled cells are written, so that a file empties nothing."""
    fields: dict[str, Any] = {
        name: text for name, text in cells.items() if text and name != "reason"
    }
    fields["status"] = _status(cells)
    draft = Draft("value", fields, reason=cells["reason"])
    match read_number(cells["value"], language):
        case Number(value=value):
            fields["value"] = value
        case Ambiguous(decimal=decimal, thousands=thousands):
            message = N_(
                "“{text}” may be {decimal} or {thousands}: write it without a thousands mark."
            )
            parts = {"text": cells["value"], "decimal": decimal, "thousands": thousands}
            return Line(number, draft, asked=Sentence(message, parts))
        case Unreadable(sentence=sentence):
            return Line(number, draft, refused=sentence)
        case Empty():
            fields.pop("value", None)
    return Line(number, draft)


def _status(cells: Mapping[str, str]) -> str:
    """The situation by its code or its label; measured when the line only gives a number."""
    if not cells["status"]:
        return "measured"
    choices = TABLES["value"].fields["status"].choices
    labels = {word.lower(): code for code, words in choices.items() for word in words.values()}
    return labels.get(cells["status"].lower(), cells["status"])


def _decoded(raw: bytes) -> str:
    """The text of the file, in UTF-8 (with or without its mark) or the encoding it looks like."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(raw).best()
        return str(best) if best else raw.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that the first line uses most."""
    first = text.split("\n", 1)[0]
    return max(SEPARATORS, key=first.count)
