"""The parts of the entry page: who enters, what is due, the grid."""

import streamlit as st

from lib.entries.sheet import Settled, Sheet
from lib.entries.swapped_lines import swap_warnings
from lib.quarters import Quarter
from lib.ui.current import catch_up, now
from lib.ui.entry.grid import draw_sheet
from lib.ui.entry.left_over import say_elsewhere
from lib.ui.entry.rows import grid_row
from lib.ui.entry.scope import (
    AWAITED,
    DONE,
    LATE,
    Lines,
    filters,
    in_state,
    kept_in_view,
    state_filter,
)
from lib.ui.grid.summary import summary
from lib.ui.language import language, t
from lib.ui.links import here_link
from lib.ui.people.reader import Reader


def sheet_of(reader: Reader, quarter: Quarter) -> Sheet:
    """The reader's sheet of a quarter."""
    return Sheet(now(), reader.person, quarter, language())


def choose_lines(sheet: Sheet) -> tuple[Lines, str]:
    """Draws the filters; gives the lines within them, whatever their state, and the state chosen."""
    lines = sheet.lines()
    everywhere = sheet.person.role in ("admin", "director")
    wanted = filters(lines, everywhere)
    return {row: line for row, line in lines.items() if wanted(line)}, state_filter()


@st.fragment
def show_sheet(sheet: Sheet, wanted: frozenset[str], state: str, locked: bool) -> None:
    """The counts and the grid; drawn again after each entry, without the rest of the page."""
    catch_up()
    settled = Settled(sheet.lines(), {}, ()) if locked else sheet.settle()
    lines = {row: line for row, line in settled.lines.items() if row in wanted}
    shown = kept_in_view(sheet, lines, state, settled.waiting.keys())
    counts(lines)
    gone = set() if locked else say_elsewhere(sheet, settled)
    if not shown:
        st.info(t("Nothing is due here with these filters."), icon=":material/check:")
        return
    typed = {} if locked else sheet.drafts.rows()
    tolerance = now().settings.plausibility
    warned = swap_warnings(settled.lines.values(), sheet.quarter, tolerance)
    said = warned | dict(settled.waiting)
    rows = [
        grid_row(sheet, line, typed.get(row, {}), said.get(row), locked)
        for row, line in shown.items()
    ]
    written = [f"{row}/{sheet.quarter}" for row in settled.written]
    draw_sheet(
        sheet, rows, written, "" if locked else summary(settled.waiting, gone | shown.keys())
    )


def counts(lines: Lines) -> None:
    """How many values are entered, awaited and late; each count leads to its lines."""

    def count(state: str) -> int:
        return sum(in_state(line, state, ()) for line in lines.values())

    entered = t("{count} of {total}", count=count(DONE), total=len(lines))
    with st.container(horizontal=True):
        st.metric(here_link(t("Entered"), state=DONE), entered)
        st.metric(here_link(t("Awaited"), state=AWAITED), count(AWAITED))
        st.metric(here_link(t("Late"), state=LATE), count(LATE))
