"""An Excel workbook, opened with caution: nothing in it is run, and its size is checked beforehand."""

import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from openpyxl import Workbook, load_workbook

from lib.entries.importing.archive import Parts, checked_parts
from lib.entries.importing.grid import MOST_COLUMNS, Formula, Grid, Percent
from lib.entries.importing.header import LOOKED_AT, Header, best_header
from lib.entries.importing.refusal import UnreadableFile
from lib.language import N_, Sentence

# What a number format shows as it is: “"%"” and “\%” do not multiply by a hundred.
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
DAMAGED = N_("This workbook is damaged: open it, save it again as .xlsx, then send it.")


def workbook_grid(raw: bytes, most: int) -> Grid:
    """The rows of its list of values; UnreadableFile when there is none, or when it is not safe."""
    parts = checked_parts(raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        try:
            return _read(book, parts, most)
        finally:
            book.close()
    except UnreadableFile:
        raise
    except Exception:  # A damaged workbook raises almost anything.
        raise UnreadableFile(DAMAGED) from None


def _read(book: Workbook, parts: Parts, most: int) -> Grid:
    """The visible sheet that is a list of values: one is needed, and only one."""
    headers = {sheet.title: _header(sheet) for sheet in book.worksheets if _is_shown(sheet)}
    lists = [title for title, header in headers.items() if not header.lacks]
    if len(lists) > 1:
        message = N_("Several sheets are lists of values ({names}): keep only one.")
        raise UnreadableFile(message, names=", ".join(lists))
    title = lists[0] if lists else max(headers, key=lambda name: len(headers[name].columns))
    sheet, header = book[title], headers[title]
    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    for first, last in parts.merged(path):
        if last > header.row + 1:
            message = N_(
                "The sheet “{sheet}” has merged cells at line {line}: unmerge them, one cell for each"
                " value."
            )
            raise UnreadableFile(message, sheet=title, line=max(first, header.row + 2))
    rows = list(_rows(sheet, most))
    return Grid(rows, header, notes=_hidden(parts.hidden(path), header))


def _is_shown(sheet: Any) -> bool:
    return bool(sheet.sheet_state == "visible")


def _header(sheet: Any) -> Header:
    first = sheet.iter_rows(max_row=LOOKED_AT, max_col=MOST_COLUMNS)
    return best_header([[_cell(cell) for cell in row] for row in islice(first, LOOKED_AT)])


def _hidden(lines: list[int], header: Header) -> tuple[Sentence, ...]:
    """Tells of lines that a filter hides: they are read, and who sends the file may not see them."""
    count = sum(line > header.row + 1 for line in lines)
    words = N_("Lines hidden in the sheet are read like the others: {count} here.")
    return (Sentence(words, {"count": count}),) if count else ()


def _rows(sheet: Any, most: int) -> Iterator[list[object]]:
    for number, row in enumerate(sheet.iter_rows(max_row=most + 1, max_col=MOST_COLUMNS + 1)):
        if number == most:
            message = N_(
                "This file has more than {most} lines, be they empty: copy the values to import into a"
                " new sheet."
            )
            raise UnreadableFile(message, most=most)
        cells = [_cell(cell) for cell in row]
        if len(cells) > MOST_COLUMNS and cells[MOST_COLUMNS] is not None:
            message = N_("This file has more than {most} columns: keep only those to import.")
            raise UnreadableFile(message, most=MOST_COLUMNS)
        yield cells


def _cell(cell: Any) -> object:
    """The cell; a number shown in per cent is the number shown."""
    if cell.data_type == "f":
        return Formula(getattr(cell.value, "text", None) or cell.value)
    if cell.data_type == "n" and isinstance(cell.value, int | float):
        shown = cell.number_format or ""
        if "%" in LITERAL.sub("", shown):
            return Percent(round(cell.value * 100, 10))
        return Percent(cell.value) if "%" in shown else cell.value
    return cell.value
