"""The parts of the entry page: who enters, what is due, the grid."""

from collections.abc import Mapping

import streamlit as st

from lib.entries.drafts import Verdict
from lib.entries.rights import enters_values
from lib.entries.sheet import Sheet
from lib.entries.typed_row import Answer
from lib.quarters import Quarter
from lib.ui.current import catch_up, now
from lib.ui.entry.grid import draw_grid
from lib.ui.entry.rows import grid_row
from lib.ui.entry.scope import Lines, filters, kept_in_view, state_filter
from lib.ui.language import language, t
from lib.ui.reader import Reader, role_is_chosen

DONE = (Verdict.WRITTEN, Verdict.UNCHANGED)


def sheet_of(reader: Reader, quarter: Quarter) -> Sheet:
    """The reader's sheet of a quarter."""
    return Sheet(now(), reader.person, quarter, language())


def why_read_only(reader: Reader, sheet: Sheet) -> str:
    """Why this reader enters nothing here; an empty text for who does."""
    if not reader.writes:
        return t("This base is read-only here: until people can sign in, nobody enters values.")
    if not enters_values(sheet.person):
        return t("Your role reads these values and does not enter them.")
    return ""


def say_read_only(why: str) -> None:
    """Says why nothing can be typed; on the demonstration, offers another role."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(why, icon=":material/lock:", width="stretch")
        if role_is_chosen():
            st.button(t("See as a manager"), on_click=_become, args=("manager",))


def _become(role: str) -> None:
    st.session_state["role"] = role


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
    answers = {} if locked else sheet.settle()
    lines = {row: line for row, line in sheet.lines().items() if row in wanted}
    waiting = {row: answer for row, answer in answers.items() if answer.verdict not in DONE}
    shown = kept_in_view(sheet, lines, state, waiting.keys())
    counts(lines)
    if not shown:
        st.info(t("Nothing is due here with these filters."), icon=":material/check:")
        return
    typed = {} if locked else sheet.drafts.rows()
    rows = [
        grid_row(sheet, line, typed.get(row, {}), waiting.get(row), locked)
        for row, line in shown.items()
    ]
    written = [f"{row}/{sheet.quarter}" for row in answers.keys() - waiting.keys()]
    draw_grid(sheet, rows, written, "" if locked else _summary(waiting, shown))


def counts(lines: Lines) -> None:
    """How many values are entered, awaited and late."""
    done = sum(line.status is not None for line in lines.values())
    late = sum(line.state == "late" for line in lines.values())
    with st.container(horizontal=True):
        st.metric(t("Entered"), t("{count} of {total}", count=done, total=len(lines)))
        st.metric(t("Awaited"), len(lines) - done - late)
        st.metric(t("Late"), late)


def _summary(waiting: Mapping[str, Answer], shown: Lines) -> str:
    """Where all that was typed stands."""
    hidden = sum(row not in shown for row in waiting)
    if hidden:
        return t(
            "Lines waiting for an answer: {count}, of which {hidden} hidden by the filters.",
            count=len(waiting),
            hidden=hidden,
        )
    if waiting:
        return t("Lines waiting for an answer: {count}.", count=len(waiting))
    return t("Everything typed is saved.")
