"""Workbooks to fill in: the rows due, and what could not be imported."""

from collections.abc import Iterable

from lib.base import TABLES
from lib.entries.importing.grid import Percent
from lib.entries.importing.preview import Previewed
from lib.entries.importing.seen import CELLS, as_seen
from lib.entries.importing.workbooks import workbook
from lib.quarters import Quarter
from lib.questions.due import DueValue

PLACE = ("project", "indicator", "key")
TYPED = ("value", "status", "comment", "evidence_url", "reason")
# The columns of each workbook, in order; true for those to type in.
TEMPLATE = {name: name in TYPED for name in (*PLACE, "unit", "last", "expected", "quarter", *TYPED)}
ERRORS = dict.fromkeys((*PLACE, "quarter", *TYPED), True)
KEPT = {"seen": False}


def template(lines: Iterable[DueValue], quarter: Quarter, language: str) -> bytes:
    """A workbook of the rows of a quarter, with what is entered already; the rest is to be typed."""
    return workbook(TEMPLATE | KEPT, [_due(line, quarter, language) for line in lines], language)


def errors(found: Iterable[Previewed], language: str) -> bytes:
    """A workbook of the values skipped or asked about, as they were written, each with what to correct."""
    return workbook(
        ERRORS | {"why": False} | KEPT, [_error(one, language) for one in found], language
    )


def _due(line: DueValue, quarter: Quarter, language: str) -> dict[str, object]:
    status = TABLES["value"].fields["status"]
    entered = {name: getattr(line, name) for name in CELLS}
    return entered | {
        "project": line.project_name,
        "indicator": line.name,
        "key": line.indicator,
        "unit": line.unit,
        "last": line.last_value,
        "expected": line.expected,
        "quarter": quarter.shown(language),
        "status": status.choice_label(line.status, language) if line.status else None,
        "seen": as_seen(entered),
    }


def _error(one: Previewed, language: str) -> dict[str, object]:
    line = one.line
    row: dict[str, object] = dict(line.written)
    if line.indicator:
        row |= {
            "project": line.indicator.project_name,
            "indicator": line.indicator.name,
            "key": line.indicator.key,
        }
    if isinstance(line.cell, int | float) and not isinstance(line.cell, bool | Percent):
        row["value"] = line.cell
    if one.fate == "asked" and line.draft.seen is not None:
        # What another wrote meanwhile is told beside: who sends this again has seen it.
        row["seen"] = as_seen(one.before)
    return row | {"why": " ".join(sentence.say(language) for sentence in one.why)}
