"""What surrounds a project: its source code, its last check-ins, its events."""

from datetime import date

import streamlit as st

from lib.language import day
from lib.questions.project import CheckIn, Event, Repository, check_ins, events, repositories
from lib.questions.words import choice, label
from lib.ui.base.history import history_link
from lib.ui.current import as_of, mirror
from lib.ui.language import language, plain, t
from lib.ui.outward import outward
from lib.ui.people.reader import Reader
from lib.ui.portfolio.attention import weather_words
from lib.ui.shown import figure, table


def source_code(project: str, lives: bool) -> None:
    """Its repositories; a living project without any is told what to do."""
    found = repositories(mirror(), project)
    if not found and not lives:
        return
    st.subheader(t("Source code"))
    if found:
        table([_repository(one) for one in found], alt=t("Source code"))
    else:
        st.info(t("No repository is recorded: add its address, public or not."))


def last_check_ins(project: str, reader: Reader, lives: bool) -> None:
    """Its last check-ins, for who may see them; a living project without any is told what to do."""
    found = check_ins(mirror(), project, as_of())
    if reader.role == "viewer" or not (found or lives):
        return
    st.subheader(t("Last check-ins"))
    if found:
        table([_check_in(one) for one in found], alt=t("Last check-ins"))
    else:
        st.info(t("No check-in yet: the first one takes two minutes."))


def past_events(project: str) -> None:
    """Its events, where there are any."""
    if found := events(mirror(), project):
        st.subheader(t("Events"))
        table([_event(one) for one in found], alt=t("Events"))


def _repository(one: Repository) -> dict[str, str]:
    return {
        label("repository", "url", language()): outward(one.url),
        label("repository", "openness", language()): _choice(
            "repository", "openness", one.openness
        ),
        label("repository", "licence", language()): plain(one.licence or "—"),
        label("repository", "last_activity", language()): _dated(
            one.last_activity, "repository", one.key
        ),
    }


def _check_in(one: CheckIn) -> dict[str, str]:
    return {
        label("check_in", "date", language()): _dated(one.day, "check_in", one.key),
        label("check_in", "weather", language()): weather_words(one.weather),
        label("check_in", "confidence", language()): history_link(
            figure(one.confidence), "check_in", one.key
        ),
        label("check_in", "progress", language()): plain(one.progress or "—"),
        label("check_in", "blockers", language()): plain(one.blockers or "—"),
        label("check_in", "decision_needed", language()): plain(one.decision_needed or "—"),
    }


def _event(one: Event) -> dict[str, str]:
    return {
        label("event", "date", language()): _dated(one.day, "event", one.key),
        label("event", "kind", language()): _choice("event", "kind", one.kind),
        label("event", "title", language()): plain(one.title),
    }


def _dated(on: date | None, table_name: str, key: str) -> str:
    """A day of a row, as a link to the row's history."""
    return history_link(day(on, language()), table_name, key)


def _choice(table_name: str, field: str, code: str | None) -> str:
    return plain(choice(table_name, field, code, language()))
