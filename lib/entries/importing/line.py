"""One value of a file: what the file says of it, made a draft, or what must be answered first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import cache
from typing import Any

from lib.base import TABLES
from lib.entries.drafts import Draft
from lib.entries.importing.grid import Formula, Percent
from lib.entries.importing.named import Indicators, Named
from lib.entries.importing.names import as_name
from lib.entries.importing.quarter_names import no_quarter, read_quarter
from lib.entries.importing.seen import since_seen
from lib.entries.numbers import Ambiguous, Number, Reading, Unreadable, read_number
from lib.entries.typed_row import percent_of_no_share
from lib.language import N_, Sentence
from lib.quarters import Quarter

TEXTS = ("comment", "evidence_url", "reason")
Cells = Mapping[str, object]


@dataclass(frozen=True)
class Line:
    """One value of a file: its line, what the file says, its draft, or what must be answered first."""

    number: int
    written: Mapping[str, str]
    cell: object = None
    indicator: Named | None = None
    quarter: Quarter | None = None
    draft: Draft = field(default_factory=lambda: Draft("value", {}))
    refused: Sentence | None = None
    asked: Sentence | None = None


def read_line(number: int, cells: Cells, languages: tuple[str, ...], known: Indicators) -> Line:
    """A value as a draft: only filled cells are written, so that a file empties nothing."""
    written = {name: text_of(cell) for name, cell in cells.items()}
    line = Line(number, written, cells.get("value"))
    found = known.find(*(written.get(name, "") for name in ("key", "project", "indicator")))
    quarter = read_quarter(cells.get("quarter"))
    line = replace(line, quarter=quarter)
    if not isinstance(found, Sentence):
        line = replace(line, indicator=found)
    if wrong := _formula(cells):
        return replace(line, refused=wrong)
    if isinstance(found, Sentence):
        return replace(line, refused=found)
    if quarter is None:
        return replace(line, refused=no_quarter(written.get("quarter")))
    if wrong := _unlike(written, found):
        return replace(line, refused=wrong)
    number_read = _reading(cells.get("value"), languages)
    return _with_number(line, number_read, _fields(line))


def _formula(cells: Cells) -> Sentence | None:
    if not any(isinstance(cell, Formula) for cell in cells.values()):
        return None
    return Sentence(
        N_("A cell of this line is a formula: copy it, then paste its value in its place.")
    )


def _unlike(written: Mapping[str, str], found: Named) -> Sentence | None:
    """Why the words of the line cannot stand together or with the indicator."""
    unit = written.get("unit", "")
    if unit and written.get("value") and _plain(unit) != _plain(found.unit):
        words = N_(
            "The file says “{text}”, but the unit is “{unit}”: convert the value, and correct the unit."
        )
        return Sentence(words, {"text": unit, "unit": found.unit})
    status = written.get("status", "")
    code = situations().get(as_name(status), "")
    if status and not code:
        words = N_("“{text}” is no situation: write Measured, Not measured or Not applicable.")
        return Sentence(words, {"text": status[:40]})
    if written.get("value") and code not in ("", "measured"):
        words = N_("“{text}” stands beside a number: keep the situation, or the number.")
        return Sentence(words, {"text": status})
    return None


def _plain(unit: str) -> str:
    """A unit made comparable; `%` and `€` are no letters."""
    return as_name(unit) or unit.strip().casefold()


def _fields(line: Line) -> dict[str, Any]:
    """The cells of the draft, its number apart."""
    written = line.written
    fields: dict[str, Any] = {name: written[name] for name in TEXTS if written.get(name)}
    if written.get("status") or written.get("value"):
        fields["status"] = situations().get(as_name(written.get("status")), "measured")
    return fields


def _reading(cell: object, languages: tuple[str, ...]) -> Reading:
    """The number of a cell; of a text, what it means in every language that the file may use."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Number(float(cell), percent=isinstance(cell, Percent))
    if isinstance(cell, date | time):
        words = N_(
            "The workbook made a date of this cell: give it a number format, then type again."
        )
        return Unreadable(Sentence(words))
    readings = [read_number(text_of(cell), language) for language in languages]
    return next((one for one in readings if isinstance(one, Ambiguous)), readings[0])


def _with_number(line: Line, reading: Reading, fields: dict[str, Any]) -> Line:
    """The line with its draft, or with what must be answered first."""
    text = line.written.get("value", "")
    assert line.indicator
    if wrong := percent_of_no_share(reading, text, line.indicator.unit):
        return replace(line, refused=wrong)
    match reading:
        case Number(value=value):
            return _drafted(line, fields | {"value": value})
        case Ambiguous(decimal=decimal, thousands=thousands):
            message = N_(
                "“{text}” may be {decimal} or {thousands}: write it without a thousands mark."
            )
            parts = {"text": text, "decimal": decimal, "thousands": thousands}
            return replace(line, asked=Sentence(message, parts))
        case Unreadable(sentence=sentence):
            return replace(line, refused=sentence)
        case _:
            return _drafted(line, fields)


def _drafted(line: Line, fields: dict[str, Any]) -> Line:
    """The line with its draft: what the template already showed is no change of its author's."""
    assert line.indicator
    place = {"indicator": line.indicator.key, "quarter": str(line.quarter)}
    seen, changed = since_seen(line.written.get("seen", ""), fields)
    reason = str(changed.get("reason") or "")
    return replace(line, draft=Draft("value", place | changed, reason=reason, seen=seen))


@cache
def situations() -> dict[str, str]:
    """The code of each situation, by its code and its labels made comparable."""
    choices = TABLES["value"].fields["status"].choices
    return {
        as_name(word): code for code, words in choices.items() for word in (code, *words.values())
    }


def text_of(cell: object) -> str:
    """A cell as a text."""
    if cell is None:
        return ""
    if isinstance(cell, Percent):
        return f"{text_of(float(cell))} %"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat().removesuffix("T00:00:00")
    return str(cell).strip()
