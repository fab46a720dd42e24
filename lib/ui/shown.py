"""How words and figures of the domain are shown: a status is a word and an icon, not a colour alone."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.language import number, percent
from lib.quarters import Quarter
from lib.questions.words import STATES, STATUSES, choice
from lib.ui.language import language, t

STATUS_LOOK = {
    "achieved": ("green", "trophy"),
    "on_track": ("blue", "check_circle"),
    "at_risk": ("orange", "warning"),
    "off_track": ("red", "error"),
    "no_target": ("gray", "flag"),
    "no_value": ("gray", "question_mark"),
}
STATE_LOOK = {
    "measured": ("blue", "check"),
    "not_due": ("gray", "hourglass_empty"),
    "late": ("red", "schedule"),
    "not_measured": ("orange", "remove_circle"),
    "not_applicable": ("gray", "block"),
}


def status_badge(status: str | None) -> str:
    """A status as a badge in Markdown; a dash for a context indicator."""
    return _badge(t(STATUSES[status]), *STATUS_LOOK[status]) if status else "—"


def state_badge(state: str) -> str:
    """A state of a value as a badge in Markdown."""
    return _badge(t(STATES[state]), *STATE_LOOK[state])


def _badge(words: str, colour: str, icon: str) -> str:
    return f":{colour}-badge[:material/{icon}: {words}]"


def aside(words: str) -> None:
    """A remark in small letters that holds links: in a caption they are too pale on a dark page."""
    st.markdown(f":small[:gray[{words}]]")


def role_name(role: str) -> str:
    """A role as people read it."""
    return choice("person", "role", role, language())


def figure(value: float | None, unit: str = "", digits: int = 2) -> str:
    """A number with its unit, in the reader's conventions; a dash when there is none."""
    written = number(value, language(), digits)
    return f"{written}\u00a0{unit}" if unit and written != "—" else written


def expected_figure(value: float | None, unit: str = "") -> str:
    """A number that the trajectory gives, rounded as people would say it: three digits at least.

    Its explanation gives it whole.
    """
    size = abs(value or 0)
    return figure(value, unit, digits=0 if size >= 100 else 1 if size >= 10 else 2)


def share(value: float | None) -> str:
    """A share as a percentage; a dash when there is none."""
    return percent(value, language())


def interval(low: float | None, high: float | None) -> str:
    """A share known between two bounds: « 40 % – 65 % », one figure when they meet; never cut in two."""
    if share(low) == share(high):
        return share(low)
    return f"{share(low)}\u00a0–\u2060\u00a0{share(high)}"


def quarter_name(quarter: str | Quarter | None) -> str:
    """A quarter as people read it; a dash when there is none."""
    if not quarter:
        return "—"
    return Quarter.read(str(quarter)).shown(language())


def table(rows: Sequence[Mapping[str, str]], alt: str) -> None:
    """A real table of cells in Markdown, its columns those of the first row; `alt` says what it holds."""
    if rows:
        st.table(pd.DataFrame(list(rows)), border="horizontal", hide_index=True, alt=alt)
    else:
        st.caption(t("Nothing to show."))
