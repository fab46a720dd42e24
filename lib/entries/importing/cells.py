"""The cells of a file, whatever it is: a spreadsheet or a text of any separator and encoding."""

from dataclasses import replace

from lib.entries.importing.grid import Grid
from lib.entries.importing.header import checked
from lib.entries.importing.refusal import UnreadableFile
from lib.entries.importing.texts import text_grid
from lib.entries.importing.workbook import workbook_grid
from lib.language import N_, Sentence

# What the page lets through: its limit is told by the browser.
MOST_BYTES = 60_000_000
MOST_ROWS = 20_000
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
MOST_TOLD = 200


def read_grid(raw: bytes) -> Grid:
    """The cells of a list of values; UnreadableFile when it is none, or cannot be read."""
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
    grid = workbook_grid(raw, MOST_ROWS) if is_zip else text_grid(raw, MOST_ROWS)
    if not any(cell not in (None, "") for row in grid.rows for cell in row):
        raise UnreadableFile(N_("This file is empty: fill in the template."))
    checked(grid.header)
    return replace(grid, notes=(*grid.notes, *_left_out(grid)))


def _left_out(grid: Grid) -> list[Sentence]:
    """Tells of the columns that are not read: a title with a slip would lose its cells unseen."""
    if not grid.header.left_out:
        return []
    titles = ", ".join(title[:40] for title in grid.header.left_out)[:MOST_TOLD]
    return [Sentence(N_("These columns are not read: {titles}."), {"titles": titles})]
