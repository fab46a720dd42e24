"""The cells of a file, whatever it is: a spreadsheet or a text of any separator and encoding."""

from lib.entries.importing.refusal import UnreadableFile
from lib.entries.importing.texts import text_rows
from lib.entries.importing.workbook import workbook_rows
from lib.language import N_

__all__ = ["MOST_BYTES", "UnreadableFile", "read_rows"]

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def read_rows(raw: bytes) -> list[list[object]]:
    """The rows of cells: texts, numbers, dates, or None; UnreadableFile when there are none to read."""
    if len(raw) > MOST_BYTES:
        message = N_("This file has more than {most} MB: keep only the values to import.")
        raise UnreadableFile(message, most=MOST_BYTES // 1_000_000)
    if raw.startswith(OLD_WORKBOOK):
        message = N_(
            "This is an old or password-protected workbook: save it as an Excel workbook (.xlsx) "
            "without a password."
        )
        raise UnreadableFile(message)
    is_zip = raw.startswith(b"PK\x03\x04")
    rows = workbook_rows(raw, MOST_ROWS) if is_zip else text_rows(raw, MOST_ROWS)
    if not any(cell not in (None, "") for row in rows for cell in row):
        raise UnreadableFile(N_("This file is empty: fill in the template."))
    return rows
