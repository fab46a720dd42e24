"""Workbooks to fill in: the rows due, and what could not be imported. Texts in them are never formulas."""

import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE as ILLEGAL
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from lib.base import TABLES
from lib.entries.importing.preview import Previewed
from lib.language import N_, say
from lib.quarters import Quarter
from lib.questions.due import DueValue

COLUMNS = (
    "project",
    "indicator",
    "key",
    "quarter",
    "value",
    "status",
    "comment",
    "evidence_url",
    "reason",
)
NAMES = {
    "project": N_("Project"),
    "indicator": N_("Indicator"),
    "key": N_("Indicator key"),
    "unit": N_("Unit"),
    "last": N_("Last value"),
    "expected": N_("Expected value"),
    "why": N_("To correct"),
}
HEAD = PatternFill("solid", fgColor="E8EDFF")
WIDTHS = {"project": 28, "indicator": 34, "key": 36, "why": 60, "comment": 28, "reason": 28}


def template(lines: Iterable[DueValue], quarter: Quarter, language: str) -> bytes:
    """A workbook of the rows due, their value to be typed."""
    columns = (*COLUMNS[:3], "unit", "last", "expected", *COLUMNS[3:])
    rows = [
        {
            "project": line.project_name,
            "indicator": line.name,
            "key": line.indicator,
            "unit": line.unit,
            "last": line.last_value,
            "expected": line.expected,
            "quarter": str(quarter),
        }
        for line in lines
        if line.status is None
    ]
    return _workbook(columns, rows, language)


def errors(found: Iterable[Previewed], language: str) -> bytes:
    """A workbook of the values skipped or asked about, as they were written, each with what to correct."""
    return _workbook((*COLUMNS, "why"), [_error(one, language) for one in found], language)


def _error(one: Previewed, language: str) -> dict[str, object]:
    row: dict[str, object] = dict(one.line.written)
    if one.line.indicator:
        row |= {
            "project": one.line.indicator.project_name,
            "indicator": one.line.indicator.name,
            "key": one.line.indicator.key,
        }
    return row | {"why": " ".join(sentence.say(language) for sentence in one.why)}


def _workbook(columns: Sequence[str], rows: Sequence[Mapping[str, object]], language: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = say(N_("Values"), language)
    for place, name in enumerate(columns, 1):
        head = sheet.cell(1, place, _name(name, language))
        head.font, head.fill = Font(bold=True), HEAD
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(name, 16)
        for number, row in enumerate(rows, 2):
            cell = sheet.cell(number, place)
            assert isinstance(cell, Cell)
            _fill(cell, row.get(name))
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(cell: Cell, content: object) -> None:
    """Writes a number as a number, and any text as a text, even one that begins as a formula."""
    if isinstance(content, int | float):
        cell.value = content
    elif content:
        cell.value = ILLEGAL.sub("", str(content))
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _name(name: str, language: str) -> str:
    if name in NAMES:
        return say(NAMES[name], language)
    return TABLES["value"].fields[name].label(language)
