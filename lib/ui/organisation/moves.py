"""Several projects moved to a portfolio at once."""

import streamlit as st

from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.places import writable_projects
from lib.entries.write import submit
from lib.ui.current import mirror, now
from lib.ui.language import plain, t, tn, told
from lib.ui.organisation.projects import TABLE, portfolio_options
from lib.ui.people.reader import Reader

MOVED = "projects_moved"
WHICH, WHERE = "projects_to_move", "portfolio_of_arrival"


def move_part(reader: Reader) -> None:
    """Which projects, to which portfolio; then what became of each."""
    mine = writable_projects(mirror(), reader.person, TABLE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            t("Projects to move"),
            list(mine),
            format_func=lambda one: mine.get(one, one),
            placeholder=t("Choose"),
            key=WHICH,
        )
        portfolios = portfolio_options(reader)
        st.selectbox(
            t("To the portfolio"), list(portfolios), index=None, placeholder=t("Choose"), key=WHERE
        )
        ready = bool(st.session_state.get(WHICH) and st.session_state.get(WHERE))
        st.button(
            t("Move"),
            icon=":material/drive_file_move:",
            on_click=_move,
            args=(reader,),
            disabled=not ready,
        )
    _say(st.session_state.pop(MOVED, []), mine)


def _move(reader: Reader) -> None:
    portfolio = st.session_state[WHERE]
    drafts = [
        Draft(TABLE, {"portfolio": portfolio}, project) for project in st.session_state[WHICH]
    ]
    st.session_state[MOVED] = submit(now(), reader.person, drafts)
    st.session_state[WHICH] = []


def _say(outcomes: list[Outcome], names: dict[str, str]) -> None:
    moved = sum(outcome.verdict == Verdict.WRITTEN for outcome in outcomes)
    if moved:
        st.success(
            tn("{count} project moved.", "{count} projects moved.", moved),
            icon=":material/check_circle:",
        )
    for outcome in outcomes:
        for sentence in outcome.sentences:
            st.error(f"{plain(names.get(outcome.key, outcome.key))} — {told(sentence)}")
