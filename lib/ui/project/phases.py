"""The line of a project's phases: a chart, and the dates, gaps and phases left open beside it."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

import streamlit as st

from lib.charts.phases import Segment, phases
from lib.language import day
from lib.questions.project import Phase
from lib.questions.words import choice
from lib.ui.base.history import history_link
from lib.ui.current import as_of
from lib.ui.figures import chart, manner
from lib.ui.language import language, t


def phase_line(line: Sequence[Phase]) -> None:
    """The phases in order; a sentence when there is none."""
    st.subheader(t("Phases"))
    if not line:
        st.info(t("No phase is recorded: give the project its first phase and its start."))
        return
    begun = [phase for phase in line if phase.started_on <= as_of()]
    segments = [_segment(phase, begun[0].started_on) for phase in begun]
    chart(phases(segments, manner()), alt=t("Phases"), rows=[_row(phase) for phase in line])
    for phase in line:
        if remark := _remark(phase):
            st.caption(remark)


def _segment(phase: Phase, first_day: date) -> Segment:
    """A phase on the line; one that ends the project, and lasts for ever, takes a tenth of it."""
    end = phase.ended_on or phase.after or as_of()
    if phase.ends:
        short = max((phase.started_on - first_day) / 9, timedelta(days=60))
        end = min(end, phase.started_on + short)
    return Segment(phase.phase, _name(phase), phase.started_on, end, escape(_dates(phase)))


def _row(phase: Phase) -> dict[str, str]:
    def dated(on: date | None) -> str:
        return history_link(day(on, language()), "phase", phase.key)

    return {
        t("Phase"): _name(phase),
        t("Start"): dated(phase.started_on),
        t("End"): dated(phase.ended_on),
        t("Remark"): _remark(phase) or "—",
    }


def _remark(phase: Phase) -> str:
    """What is not in order: days without a phase before this one, or an end never written."""
    name = _name(phase)
    if gap := phase.gap:
        start, end = gap
        return t(
            "No phase from {start} to {end}, before: {phase}.", start=start, end=end, phase=name
        )
    if phase.left_open:
        return t("{phase}: left open, although the next one begins.", phase=name)
    if phase.ended_on and phase.after is None and phase.ended_on < as_of():
        return t("{phase} ended on {end}, and nothing follows.", phase=name, end=phase.ended_on)
    return ""


def _name(phase: Phase) -> str:
    return choice("phase", "phase", phase.phase, language())


def _dates(phase: Phase) -> str:
    return t(
        "{phase}: from {start} to {end}",
        phase=_name(phase),
        start=phase.started_on,
        end=_end(phase.ended_on),
    )


def _end(ended_on: date | None) -> object:
    return ended_on or t("today")
