"""The parts of the check-in page: the form with what was said last, who is next, the history."""

from datetime import date, timedelta

import streamlit as st

from lib.entries.form import Form
from lib.entries.places import writable_projects
from lib.language import day
from lib.questions.check_ins import CheckIn, last_check_ins
from lib.questions.words import label
from lib.ui.base.history import history_link
from lib.ui.current import as_of, mirror
from lib.ui.filters import keep
from lib.ui.forms import Look, draw_field, draw_foot, row_form
from lib.ui.language import language, plain, t, tn
from lib.ui.links import here_link
from lib.ui.people.reader import Reader
from lib.ui.portfolio.attention import WEATHER_ICONS, weather_words
from lib.ui.shown import aside, figure, table

TABLE = "check_in"
USUAL_GAP = timedelta(days=14)
TEXTS = ("progress", "blockers", "decision_needed")


def day_of_check_in() -> date:
    """The day that the check-in tells of: today unless another is chosen."""
    chosen = st.date_input(t("Date"), value=as_of(), max_value=as_of(), format="DD/MM/YYYY")
    return chosen if isinstance(chosen, date) else as_of()


def check_in_form(reader: Reader, project: str, on: date, last: CheckIn | None) -> None:
    """Draws the form of a day's check-in, new or there already; under each field, what was said last."""
    given = {"project": project, "date": on.isoformat(), "author": reader.email}
    form = row_form(reader, TABLE, f"{project}/{on.isoformat()}", given=given)
    if form.row:
        st.caption(t("There is a check-in of that day: you are changing it."))
    draw_field(form, "weather", Look(open=True, options=_weathers()))
    _recall(last, weather_words(last.weather) if last else "")
    confidence = t("From 0, no chance, to 10, certain, to reach what the quarter aims at.")
    marks = {str(mark): str(mark) for mark in range(11)}
    draw_field(form, "confidence", Look(open=True, options=marks, help=confidence))
    _recall(last, _mark(last.confidence) if last else "")
    for name in TEXTS:
        draw_field(form, name)
        _recall_text(form, name, last)
    draw_foot(form)


def _recall(last: CheckIn | None, said: str) -> None:
    """What the last check-in said of a field."""
    if last and said:
        on = history_link(day(last.day, language()), TABLE, last.key)
        aside(t("On {day}: {said}", day=on, said=said))


def _recall_text(form: Form, name: str, last: CheckIn | None) -> None:
    """The same of a text, which may be taken again as long as the field is empty."""
    said = getattr(last, name) if last else None
    if not last or not said:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _recall(last, plain(said))
        if not form.preview.get(name):
            label = t("Still so: take it again")
            key = f"again/{form.name}/{name}"
            st.button(label, type="tertiary", key=key, on_click=form.keep, args=(name, said))


def _mark(confidence: int | None) -> str:
    return "" if confidence is None else t("{mark} out of 10", mark=confidence)


def last_before(found: list[CheckIn], on: date) -> CheckIn | None:
    """The last check-in before a day."""
    return next((one for one in found if one.day < on), None)


def _weathers() -> dict[str, str]:
    return {code: weather_words(code) for code in WEATHER_ICONS}


def next_project(reader: Reader, project: str) -> None:
    """Offers the next of the reader's projects: the one that has waited longest."""
    mine = writable_projects(mirror(), reader.person, TABLE, as_of())
    last = last_check_ins(mirror(), list(mine), as_of())
    waiting = [slug for slug, on in last.items() if on is None or on <= as_of() - USUAL_GAP]
    others = [slug for slug in waiting if slug != project]
    if not others:
        st.caption(t("Every project of yours has a check-in of the last two weeks."))
        return
    name = plain(mine[others[0]])
    st.button(
        t("Next: {project}", project=name),
        icon=":material/arrow_forward:",
        on_click=keep,
        args=("project", others[0]),
    )
    words = tn(
        "{count} project of yours has had none for two weeks.",
        "{count} projects of yours have had none for two weeks.",
        len(waiting),
    )
    with st.expander(words):
        table([_waiting(slug, mine[slug], last[slug]) for slug in waiting], alt=words)


def _waiting(slug: str, name: str, on: date | None) -> dict[str, str]:
    """A project that waits, and its last check-in."""
    since = history_link(day(on, language()), TABLE, f"{slug}/{on}")
    return {t("Project"): here_link(plain(name), project=slug), t("Last check-in"): since}


def _label(name: str) -> str:
    return label(TABLE, name, language())


def history_table(found: list[CheckIn]) -> None:
    """Every check-in of the project, the latest first."""
    count = tn("{count} check-in", "{count} check-ins", len(found))
    with st.expander(count, icon=":material/history:"):
        table([_row(one) for one in found], alt=count)


def _row(one: CheckIn) -> dict[str, str]:
    return {
        _label("date"): history_link(day(one.day, language()), TABLE, one.key),
        _label("weather"): weather_words(one.weather),
        _label("confidence"): history_link(figure(one.confidence), TABLE, one.key),
        **{_label(name): plain(getattr(one, name) or "—") for name in TEXTS},
        _label("author"): plain(one.author or "—"),
    }
