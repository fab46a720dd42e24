"""An Excel workbook, opened with caution: nothing in it is run, and its size is checked beforehand."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from lib.entries.importing.refusal import UnreadableFile
from lib.language import N_

MOST_UNPACKED = 40_000_000
MOST_FILES = 500
MOST_COLUMNS = 80
WORKBOOK = "xl/workbook.xml"
MERGED = b"mergeCell "
NOT_A_WORKBOOK = N_("This is no spreadsheet: send an Excel workbook (.xlsx) or a CSV file.")


class Formula(str):
    """The text of a formula: never computed, never taken for a value."""


def workbook_rows(raw: bytes, most: int) -> list[list[object]]:
    """The rows of the first sheet; UnreadableFile when there are none, or when it is not safe."""
    _checked(raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        rows = list(_rows(book.worksheets[0], most))
        book.close()
    except UnreadableFile:
        raise
    except Exception:  # A damaged workbook raises almost anything.
        message = N_("This workbook is damaged: open it, save it again as .xlsx, then send it.")
        raise UnreadableFile(message) from None
    return rows


def _checked(raw: bytes) -> None:
    """Looks at what the archive declares before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise UnreadableFile(NOT_A_WORKBOOK) from None
    with archive:
        parts = archive.infolist()
        if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise UnreadableFile(
                N_("Unpacked, this workbook is too large: keep only the values to import.")
            )
        names = [part.filename for part in parts]
        if WORKBOOK not in names or any(part.flag_bits & 1 for part in parts):
            raise UnreadableFile(NOT_A_WORKBOOK)
        if any(name.lower().endswith((".bin", ".vba")) and "vba" in name.lower() for name in names):
            raise UnreadableFile(
                N_("This workbook holds macros: save it as .xlsx, without macros.")
            )
        if any(_merged(archive, part) for part in parts):
            raise UnreadableFile(
                N_("This workbook has merged cells: unmerge them, one cell for each value.")
            )


def _merged(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if not part.filename.startswith("xl/worksheets/sheet"):
        return False
    try:
        return MERGED in archive.read(part)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError):
        raise UnreadableFile(NOT_A_WORKBOOK) from None


def _rows(sheet: Any, most: int) -> Iterator[list[object]]:
    for number, row in enumerate(sheet.iter_rows(max_row=most + 1, max_col=MOST_COLUMNS + 1)):
        if number == most:
            message = N_("This file has more than {most} lines: keep only the values to import.")
            raise UnreadableFile(message, most=most)
        cells = [_cell(cell) for cell in row]
        if len(cells) > MOST_COLUMNS and cells[MOST_COLUMNS] is not None:
            message = N_("This file has more than {most} columns: keep only those to import.")
            raise UnreadableFile(message, most=MOST_COLUMNS)
        yield cells


def _cell(cell: Any) -> object:
    """The cell; a number shown in per cent is the number shown."""
    if cell.data_type == "f":
        return Formula(cell.value)
    if cell.data_type == "n" and isinstance(cell.value, int | float):
        percent = "%" in (cell.number_format or "")
        return round(cell.value * 100, 10) if percent else cell.value
    return cell.value
