"""The lines of a file as drafts: one for each value, whether each quarter has a line or a column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from lib.base import TABLES
from lib.entries.drafts import Draft
from lib.entries.importing.cells import read_rows
from lib.entries.importing.header import Header, read_header, read_quarter
from lib.entries.importing.named import Indicators, Named
from lib.entries.importing.workbook import Formula
from lib.entries.numbers import Ambiguous, Number, Unreadable, read_number
from lib.entries.typed_row import percent_of_no_share
from lib.language import N_, Sentence
from lib.quarters import Quarter

TEXTS = ("comment", "evidence_url", "reason")


@dataclass(frozen=True)
class Line:
    """One value of a file: its line, what the file says, its draft, or what must be answered first."""

    number: int
    written: Mapping[str, str]
    indicator: Named | None = None
    quarter: Quarter | None = None
    draft: Draft = field(default_factory=lambda: Draft("value", {}))
    refused: Sentence | None = None
    asked: Sentence | None = None


def read_lines(raw: bytes, language: str, indicators: Indicators) -> list[Line]:
    """The values of a file in anybody's layout; UnreadableFile when it is no list of values."""
    rows = read_rows(raw)
    header = read_header(rows)
    lines: list[Line] = []
    said: dict[tuple[str, Quarter], Line] = {}
    for number, row in enumerate(rows[header.row + 1 :], header.row + 2):
        for cells in _values(header, row):
            lines.append(_once(_line(number, cells, language, indicators), said))
    return lines


def _values(header: Header, row: Sequence[object]) -> Iterator[dict[str, object]]:
    """The cells of each value of a row, by column; an empty row has none, nor an empty quarter."""
    cells = {n: row[p] if p < len(row) else None for n, p in header.columns.items()}
    if not header.quarters:
        if any(_text(cells.get(name)) for name in ("value", "status", *TEXTS)):
            yield cells
        return
    for place, quarter in header.quarters.items():
        if place < len(row) and _text(row[place]):
            yield cells | _wide(row[place]) | {"quarter": str(quarter)}


def _wide(cell: object) -> dict[str, object]:
    """The cell of a quarter: a number, or the word of a situation."""
    code = _situations().get(_text(cell).lower())
    return {"status": code} if code else {"value": cell}


def _line(number: int, cells: Mapping[str, object], language: str, indicators: Indicators) -> Line:
    """A value as a draft: only filled cells are written, so that a file empties nothing."""
    written = {name: _text(cell) for name, cell in cells.items()}
    line = Line(number, written)
    found = indicators.find(*(written.get(name, "") for name in ("key", "project", "indicator")))
    if isinstance(found, Sentence):
        return replace(line, refused=found)
    quarter = read_quarter(cells.get("quarter"))
    line = replace(line, indicator=found, quarter=quarter)
    if quarter is None:
        return replace(line, refused=Sentence(N_("This is not a quarter: write it 2026-Q3.")))
    if any(isinstance(cell, Formula) for cell in cells.values()):
        formula = N_("A cell of this line is a formula: put its result in its place.")
        return replace(line, refused=Sentence(formula))
    fields: dict[str, Any] = {"indicator": found.key, "quarter": str(quarter)}
    fields |= {name: written[name] for name in TEXTS if written.get(name)}
    if written.get("status") or written.get("value"):
        fields["status"] = _status(written)
    line = replace(line, draft=Draft("value", fields, reason=written.get("reason", "")))
    return _with_number(line, cells.get("value"), language)


def _with_number(line: Line, cell: object, language: str) -> Line:
    """The line with its number in the draft, or what must be answered first."""
    text = line.written.get("value", "")
    plain = isinstance(cell, int | float) and not isinstance(cell, bool)
    reading = Number(float(str(cell))) if plain else read_number(text, language)
    if line.indicator and (wrong := percent_of_no_share(reading, text, line.indicator.unit)):
        return replace(line, refused=wrong)
    match reading:
        case Number(value=value):
            return replace(line, draft=_valued(line.draft, value))
        case Ambiguous(decimal=decimal, thousands=thousands):
            message = N_(
                "“{text}” may be {decimal} or {thousands}: write it without a thousands mark."
            )
            parts = {"text": text, "decimal": decimal, "thousands": thousands}
            return replace(line, asked=Sentence(message, parts))
        case Unreadable(sentence=sentence):
            return replace(line, refused=sentence)
        case _:
            return line


def _valued(draft: Draft, value: float) -> Draft:
    return replace(draft, fields={**draft.fields, "value": value})


def _once(line: Line, said: dict[tuple[str, Quarter], Line]) -> Line:
    """The line, unless another line gives another value for its cell."""
    if line.indicator is None or line.quarter is None or line.refused or line.asked:
        return line
    first = said.setdefault((line.indicator.key, line.quarter), line)
    if first.draft.fields == line.draft.fields:
        return line
    message = N_("Line {line} already gives this value, otherwise: keep one of both.")
    return replace(line, refused=Sentence(message, {"line": first.number}))


def _status(written: Mapping[str, str]) -> str:
    """The situation by its code or its label; measured when the line only gives a number."""
    text = written.get("status", "")
    return _situations().get(text.lower(), text) if text else "measured"


def _situations() -> dict[str, str]:
    """The code of each situation, by its code and its labels."""
    choices = TABLES["value"].fields["status"].choices
    return {
        word.lower(): code for code, words in choices.items() for word in (code, *words.values())
    }


def _text(cell: object) -> str:
    """A cell as a text."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()
