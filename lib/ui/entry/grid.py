"""The sheet of values in the grid: its columns, and what is done with what is typed."""

from collections.abc import Collection, Sequence

from lib.base import TABLES
from lib.entries.sheet import Sheet
from lib.entries.typed_row import COLUMNS
from lib.quarters import Quarter
from lib.ui.entry.rows import label
from lib.ui.grid import Column, Ears, Grid, Head, Row, Typed, draw
from lib.ui.language import t


def draw_sheet(
    sheet: Sheet, rows: Sequence[Row], written: Collection[str] = (), summary: str = ""
) -> None:
    """Draws the lines; `written` are the ids of those just written, `summary` says where all stands."""
    place = f"balise.typed/{sheet.now.base.name}/{sheet.person.email.lower()}"
    grid = Grid("entry_grid", place, t("Values to enter, by project"), _heads(), columns())
    ears = Ears(lambda typed: _keep(sheet, typed), lambda row, keep: _decide(sheet, row, keep))
    draw(grid, rows, ears, written, summary)


def _heads() -> list[Head]:
    return [
        Head(t("Indicator"), 21),
        Head(t("Last value"), 9, end=True),
        Head(t("Expected value"), 9, end=True),
        Head(label("value"), 9, end=True),
        Head(label("status"), 12),
        Head(label("comment"), 14),
        Head(label("evidence_url"), 12),
        Head(t("Entry state"), 14),
    ]


def columns() -> dict[str, Column]:
    """Every column in which people type; a number typed is a measure."""
    situations = TABLES["value"].fields["status"].choices
    return {name: Column(label(name)) for name in COLUMNS} | {
        "value": Column(label("value"), decimal=True, implies={"status": "measured"}),
        "status": Column(label("status"), [(code, label("status", code)) for code in situations]),
        "evidence_url": Column(label("evidence_url"), hint="https://"),
    }


def _keep(sheet: Sheet, typed: Typed) -> None:
    """Keeps what was typed, each quarter among its own; a row that names none is left out."""
    for row, texts in typed.items():
        indicator, _, written = row.rpartition("/")
        try:
            quarter = Quarter.read(written)
        except ValueError:
            continue
        if indicator:
            sheet.of(quarter).drafts.keep({indicator: texts})


def _decide(sheet: Sheet, row: str, keep: str) -> None:
    """Settles a conflict as its author chose."""
    indicator = row.rpartition("/")[0]
    if indicator in sheet.lines():
        (sheet.keep_mine if keep == "mine" else sheet.take_theirs)(indicator)
