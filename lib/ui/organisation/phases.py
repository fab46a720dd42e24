"""Phases of a project: opened, closed, corrected."""

import streamlit as st

from lib.entries.form import Form
from lib.entries.places import writable_projects
from lib.language import day
from lib.questions import organisation as ask
from lib.questions.words import choice
from lib.ui.current import as_of, mirror
from lib.ui.forms import draw_field, draw_foot, project_to_write, row_form
from lib.ui.forms.answers import remember, say_of
from lib.ui.language import language, t
from lib.ui.people.reader import Reader
from lib.ui.shown import table

TABLE = "phase"


def phases_part(reader: Reader) -> None:
    """The phases of a project, then one to open, close or correct."""
    if not writable_projects(mirror(), reader.person, TABLE):
        st.info(t("No project yet: make the first one."), icon=":material/rocket_launch:")
        return
    project = project_to_write(reader, TABLE, followed=False)
    found = ask.dated_phases(mirror(), project)
    table([_row(one) for one in found], alt=t("Phases"))
    for one in found:
        if one.ended_on is None:
            _offer_end(row_form(reader, TABLE, one.key), one)
    options = {"": t("New phase")} | {one.key: _name(one) for one in found}
    chosen = st.selectbox(
        t("Phase to open or correct"),
        list(options),
        format_func=options.__getitem__,
        key=f"phase/{project}",
    )
    usual = {"started_on": as_of().isoformat()}
    form = row_form(reader, TABLE, chosen, given={"project": project}, usual=usual)
    with st.container(width=760):
        draw_field(form, "phase")
        left, right = st.columns(2)
        with left:
            draw_field(form, "started_on")
        with right:
            draw_field(form, "ended_on")
        draw_foot(form)


def _offer_end(form: Form, one: ask.DatedPhase) -> None:
    """A button that ends an open phase today."""
    name = choice(TABLE, "phase", one.phase, language())
    st.button(
        t("Close “{phase}” today, {day}", phase=name, day=as_of()),
        key=f"close/{one.key}",
        icon=":material/event_busy:",
        on_click=_end,
        args=(form,),
    )
    say_of(form, "")


def _end(form: Form) -> None:
    form.keep("ended_on", as_of().isoformat())
    remember(form, form.save())


def _row(one: ask.DatedPhase) -> dict[str, str]:
    return {
        t("Phase"): choice(TABLE, "phase", one.phase, language()),
        t("From"): day(one.started_on, language()),
        t("To"): day(one.ended_on, language()),
    }


def _name(one: ask.DatedPhase) -> str:
    return f"{choice(TABLE, 'phase', one.phase, language())} · {day(one.started_on, language())}"
