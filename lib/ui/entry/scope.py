"""Which lines of the sheet are shown, and how many are done."""

from collections.abc import Callable, Collection, Mapping

import streamlit as st

from lib.entries.sheet import Sheet
from lib.language import N_
from lib.questions.due import DueValue
from lib.ui.filters import ALL, choose
from lib.ui.language import t
from lib.ui.scope import dimension_filter, portfolio_filter

Lines = Mapping[str, DueValue]

DONE, DUE, AWAITED, LATE, ASKED = "done", "due", "awaited", "late", "asked"
STATE_CHOICES = {
    ALL: N_("All states"),
    DUE: N_("To enter"),
    AWAITED: N_("Awaited"),
    LATE: N_("Late"),
    DONE: N_("Entered"),
    ASKED: N_("Waiting for an answer"),
}
SHOWN = "entry_shown"


def filters(lines: Lines, everywhere: bool) -> Callable[[DueValue], bool]:
    """Draws the filters of project, dimension and, for who sees all, portfolio; tells a line's fate."""
    portfolio = portfolio_filter() if everywhere else ALL
    within = [x for x in lines.values() if portfolio in (ALL, x.portfolio)]
    projects = {ALL: t("All projects")} | {line.project: line.project_name for line in within}
    project = choose("project", t("Project"), projects, ALL)
    dimension = dimension_filter()
    return lambda line: (
        portfolio in (ALL, line.portfolio)
        and project in (ALL, line.project)
        and dimension in (ALL, line.dimension)
    )


def state_filter() -> str:
    """The state of the lines shown."""
    options = {code: t(words) for code, words in STATE_CHOICES.items()}
    return choose("state", t("Entry state"), options, ALL)


def in_state(line: DueValue, state: str, asked: Collection[str]) -> bool:
    """Whether a line is in that state of the filter."""
    match state:
        case "done":
            return line.status is not None
        case "due":
            return line.status is None
        case "awaited":
            return line.status is None and line.state != "late"
        case "late":
            return line.state == "late"
        case "asked":
            return line.indicator in asked
        case _:
            return True


def kept_in_view(sheet: Sheet, lines: Lines, state: str, asked: Collection[str]) -> Lines:
    """The lines in that state when it was chosen: none leaves from under the fingers once entered."""
    chosen = (sheet.person.email, str(sheet.quarter), state)
    if st.session_state.get(SHOWN, (None,))[0] != chosen:
        found = {row for row, line in lines.items() if in_state(line, state, asked)}
        st.session_state[SHOWN] = (chosen, found)
    shown = st.session_state[SHOWN][1]
    return {row: line for row, line in lines.items() if state == ALL or row in shown}
