"""What the page tells the grid in the browser, and whom it calls when the browser answers."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from lib.ui.grid.heard import Typed, read_typed
from lib.ui.grid.notes import Note
from lib.ui.language import language, t

FOLDER = Path(__file__).parent
SCRIPTS = ("memory", "post", "lines", "table", "moves", "grid")
GRID = st.components.v2.component(
    "balise_grid",
    html='<div class="sheet"></div>',
    css=(FOLDER / "grid.css").read_text(encoding="utf-8"),
    js="\n".join((FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS),
)
SESSION = "grid_session"


@dataclass(frozen=True)
class Head:
    """The head of a column of the table: its words, its share of the width in per cent."""

    label: str
    width: int
    end: bool = False


@dataclass(frozen=True)
class Column:
    """Something to type: one of `options` (code, words), a number (`decimal`) or a text.

    A text typed there `implies` texts in other columns.
    """

    label: str
    options: Sequence[tuple[str, str]] = ()
    decimal: bool = False
    hint: str = ""
    implies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """A cell of a line: words, the columns that are typed there, smaller words below."""

    text: str = ""
    small: str = ""
    fields: Sequence[str] = ()
    end: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a line stands, in words and by its look, and since when it is saved."""

    state: str = ""
    look: str = ""
    saved: str = ""


@dataclass(frozen=True)
class Row:
    """A line: its cells (the first is its head), what its fields hold, what is said of it.

    `names` say which line a field belongs to; `locked` columns show what they hold in `shown`; a
    `labelled` line names its own fields; a `whole` one is sent once it is left; from a `blank` one
    others are made when a long block is pasted. Lines of a `group` stand together below its `title`.
    """

    id: str
    kind: str
    group: str
    names: Sequence[str]
    cells: Sequence[Cell]
    texts: Mapping[str, str]
    seen: Mapping[str, Any]
    standing: Standing = Standing()
    title: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    locked: Collection[str] = ()
    note: Note = Note()
    reasoned: bool = False
    labelled: bool = False
    whole: bool = False
    blank: bool = False


@dataclass(frozen=True)
class Grid:
    """A sheet: its name in the session, where the browser keeps what is typed, its heads and columns.

    A block that is pasted goes from column to column in their order.
    """

    key: str
    place: str
    caption: str
    heads: Sequence[Head]
    columns: Mapping[str, Column]


@dataclass(frozen=True)
class Ears:
    """Whom the browser's answers go to: what was `typed`, and what was `decided` of a row."""

    typed: Callable[[Typed], None]
    decided: Callable[[str, str], None]


def draw(
    grid: Grid, rows: Sequence[Row], ears: Ears, written: Collection[str] = (), summary: str = ""
) -> None:
    """Draws the rows; `written` are the ids of those just written, `summary` says where all stands."""
    data = {
        "place": grid.place,
        "language": language(),
        "heard": st.session_state.get(_heard(grid), 0),
        "session": st.session_state.setdefault(SESSION, uuid4().hex),
        "heads": [asdict(head) for head in grid.heads],
        "columns": {name: asdict(column) for name, column in grid.columns.items()},
        "rows": [_told(row) for row in rows],
        "written": list(written),
        "words": _words() | {"caption": grid.caption},
        "summary": summary,
    }
    GRID(
        key=grid.key,
        data=data,
        on_typed_change=lambda: _hear(grid, ears),
        on_decided_change=lambda: _decide(grid, ears),
    )


def _told(row: Row) -> dict[str, Any]:
    told = asdict(row)
    standing: dict[str, str] = told.pop("standing")
    return told | standing


def _heard(grid: Grid) -> str:
    return f"{grid.key}/heard"


def _hear(grid: Grid, ears: Ears) -> None:
    """Puts on disk what the browser sends, then tells it so."""
    number, typed = read_typed(st.session_state[grid.key].typed, grid.columns)
    if typed:
        ears.typed(typed)
    st.session_state[_heard(grid)] = number


def _decide(grid: Grid, ears: Ears) -> None:
    """Passes on what was chosen below a line."""
    decided = st.session_state[grid.key].decided
    ears.decided(str(decided.get("row")), str(decided.get("keep")))


def _words() -> dict[str, str]:
    """Every word that the grid says by itself."""
    return {
        "sending": t("Saving…"),
        "lost": t("The server does not answer. What you type stays in this browser until it does."),
        "pasted": t("Cells pasted: "),
        "locked": t("Locked cells skipped: "),
        "beyond": t("Cells beyond the grid, not pasted: "),
        "unknown": t("Unknown choices, not pasted: "),
        "unpaste": t("Undo the paste"),
    }
