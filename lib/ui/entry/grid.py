"""The grid of real inputs in the browser, and what it tells."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from lib.base import TABLES
from lib.entries.sheet import Sheet
from lib.entries.typed_row import COLUMNS
from lib.ui.entry.heard import read_typed
from lib.ui.entry.rows import label
from lib.ui.language import language, t

FOLDER = Path(__file__).parent
SCRIPTS = ("memory", "lines", "moves", "grid")
KEY = "entry_grid"
GRID = st.components.v2.component(
    "balise_entry_grid",
    html='<div class="entry"></div>',
    css=(FOLDER / "grid.css").read_text(encoding="utf-8"),
    js="\n".join((FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS),
)
HEARD = "entry_heard"
SESSION = "entry_session"


def draw_grid(
    sheet: Sheet, rows: Iterable[Mapping[str, Any]], written: Iterable[str], summary: str
) -> None:
    """Draws the rows; `written` are the keys of those just written, `summary` says where all stands."""
    data = {
        "place": f"balise.typed/{sheet.now.base.name}/{sheet.person.email.lower()}",
        "language": language(),
        "heard": st.session_state.get(HEARD, 0),
        "session": st.session_state.setdefault(SESSION, uuid4().hex),
        "rows": list(rows),
        "written": list(written),
        "words": _words(),
        "summary": summary,
    }
    GRID(
        key=KEY,
        data=data,
        on_typed_change=lambda: _hear(sheet),
        on_decided_change=lambda: _decide(sheet),
    )


def _hear(sheet: Sheet) -> None:
    """Puts on disk what the browser sends, then tells it so."""
    number, typed = read_typed(st.session_state[KEY].typed)
    for quarter, rows in typed.items():
        sheet.of(quarter).drafts.keep(rows)
    st.session_state[HEARD] = number


def _decide(sheet: Sheet) -> None:
    """Settles a conflict as its author chose."""
    decided = st.session_state[KEY].decided
    row = str(decided.get("row")).rpartition("/")[0]
    if row in sheet.lines():
        (sheet.keep_mine if decided.get("keep") == "mine" else sheet.take_theirs)(row)


def _words() -> dict[str, Any]:
    """Every word that the grid says by itself."""
    situations = TABLES["value"].fields["status"].choices
    return {
        **{name: label(name) for name in COLUMNS},
        "indicator": t("Indicator"),
        "last": t("Last value"),
        "expected": t("Expected value"),
        "state": t("Entry state"),
        "caption": t("Values to enter, by project"),
        "situations": [[code, label("status", code)] for code in situations],
        "sending": t("Saving…"),
        "lost": t("The server does not answer. What you type stays in this browser until it does."),
        "pasted": t("Cells pasted: "),
        "locked": t("Locked cells skipped: "),
        "beyond": t("Cells beyond the grid, not pasted: "),
        "unknown": t("Unknown situations, not pasted: "),
        "unpaste": t("Undo the paste"),
    }
