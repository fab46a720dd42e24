"""A workbook to fill in: what is not to be typed is locked, and texts in it are never formulas."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE as ILLEGAL
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lib.base import TABLES
from lib.language import N_, say

NAMES = {
    "project": N_("Project"),
    "indicator": N_("Indicator"),
    "key": N_("Indicator key"),
    "unit": N_("Unit"),
    "last": N_("Last value"),
    "expected": N_("Expected value"),
    "seen": N_("As downloaded"),
    "why": N_("To correct"),
}
HEAD, TO_TYPE = (PatternFill("solid", fgColor=colour) for colour in ("E8EDFF", "FFF9DB"))
WIDTHS = {"project": 28, "indicator": 34, "key": 30, "why": 60, "comment": 28, "reason": 28}
NUMBERS = ("last", "expected", "value")
# Thousands apart and decimals only where there are: Excel shows both as its user writes them.
SHOWN_AS = "#,##0.######"
WHOLE = "#,##0"
ADVICE = (
    N_("Fill in the yellow columns, one line for each value; an empty line changes nothing."),
    N_("A zero is a value. An empty cell empties nothing in the base."),
    N_("Without a value, choose the situation and write the reason."),
    N_("An unlikely value needs its reason, in the same line."),
    N_("In per cent, 12 and 12 % are the same; 0.12 is not."),
    N_("Then send the file on the import page: each value is shown before anything is written."),
)


def workbook(
    columns: Mapping[str, bool], rows: Sequence[Mapping[str, object]], language: str
) -> bytes:
    """The file: a list of values under its columns, true for those to type in; how to fill it in."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = say(N_("Values"), language)
    for place, (name, typed) in enumerate(columns.items(), 1):
        _shape(sheet, place, name)
        _head(sheet.cell(1, place, column_name(name, language)), typed)
        for number, row in enumerate(rows, 2):
            cell = sheet.cell(number, place)
            assert isinstance(cell, Cell)
            _fill(cell, name, row.get(name))
            if typed:
                cell.fill, cell.protection = TO_TYPE, Protection(locked=False)
    _offer_choices(sheet, list(columns).index("status") + 1, language)
    sheet.freeze_panes = "C2"
    if not all(columns[name] for name in ("indicator", "quarter")):
        _lock(sheet)
    advice = book.create_sheet(say(N_("How to fill it in"), language))
    advice.column_dimensions["A"].width = 100
    for number, sentence in enumerate(ADVICE, 1):
        advice.cell(number, 1, say(sentence, language)).alignment = Alignment(wrap_text=True)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _shape(sheet: Worksheet, place: int, name: str) -> None:
    shape = sheet.column_dimensions[get_column_letter(place)]
    shape.width, shape.hidden = WIDTHS.get(name, 16), name == "seen"


def _head(head: Cell | MergedCell, typed: bool) -> None:
    head.font, head.fill = Font(bold=True), TO_TYPE if typed else HEAD
    head.alignment = Alignment(wrap_text=True, vertical="top")


def _fill(cell: Cell, name: str, content: object) -> None:
    """Writes a number as a number, and any text as a text, even one that begins as a formula."""
    if isinstance(content, int | float):
        cell.value = content
    elif content:
        cell.value = ILLEGAL.sub("", str(content))
        cell.data_type = "s"
        cell.quotePrefix = True
    if isinstance(content, int | float):
        cell.number_format = WHOLE if float(content).is_integer() else SHOWN_AS
    cell.alignment = Alignment(wrap_text=name not in NUMBERS, vertical="top")


def _offer_choices(sheet: Worksheet, place: int, language: str) -> None:
    """The situations, as a list in the cells of their column."""
    choices = TABLES["value"].fields["status"].choices.values()
    listed = ",".join(labels[language] for labels in choices)
    offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    sheet.add_data_validation(offered)
    letter = get_column_letter(place)
    offered.add(f"{letter}2:{letter}{max(sheet.max_row, 2)}")


def _lock(sheet: Worksheet) -> None:
    """What names a value cannot be typed over, nor sorted apart from it; no password."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.formatCells = False


def column_name(name: str, language: str) -> str:
    """The name of a column as people read it."""
    if name in NAMES:
        return say(NAMES[name], language)
    return TABLES["value"].fields[name].label(language)
