"""Where attention is needed, reason by reason, in the order of the weekly review."""

from collections.abc import Callable, Mapping
from itertools import groupby

import streamlit as st

from lib.language import N_, day
from lib.quarters import Quarter
from lib.questions.attention import CHECK_INS, Matter, matters
from lib.questions.words import choice
from lib.ui.base.history import history_link
from lib.ui.current import as_of, mirror
from lib.ui.filters import ALL
from lib.ui.indicator.why import indicator_why
from lib.ui.language import language, plain, t
from lib.ui.links import text_link
from lib.ui.people.reader import Reader
from lib.ui.portfolio.counted import LATE
from lib.ui.shown import figure, status_badge, table
from lib.ui.why import why_link

WEATHER_ICONS = {
    "sun": "sunny",
    "cloud": "partly_cloudy_day",
    "overcast": "cloud",
    "storm": "thunderstorm",
}
# Each reason: its title and its icon.
REASONS = {
    "decision": (N_("Decisions awaited"), "gavel"),
    "weather": (N_("Storm or falling weather"), "thunderstorm"),
    "late": (N_("Late values"), "schedule"),
    "off_track": (N_("Off track since the quarter before"), "trending_down"),
    "module": (N_("Support modules past their due date"), "support"),
    "funding": (N_("Funding that ends within six months"), "euro"),
}


def attention(quarter: Quarter, portfolio: str | None, reader: Reader) -> None:
    """One foldable list per reason, with its count; the check-ins' are not for viewers."""
    st.subheader(t("Where attention is needed"))
    for reason, (title, icon) in REASONS.items():
        if reason in CHECK_INS and reader.role == "viewer":
            continue
        found = matters(mirror(), reason, quarter, as_of(), portfolio)
        label = f"{t(title)} ({len(found)})"
        with st.expander(label, icon=f":material/{icon}:"):
            table([_row(*group) for group in _by_project(reason, found)], alt=label)


def weather_words(code: str) -> str:
    """A weather as people read it, with its icon, in Markdown."""
    return f":material/{WEATHER_ICONS[code]}: {choice('check_in', 'weather', code, language())}"


def _by_project(reason: str, found: list[Matter]) -> list[tuple[str, list[Matter]]]:
    """Late values of one project make one row; of the other reasons each is one."""
    if reason != "late":
        return [(reason, [matter]) for matter in found]
    return [(reason, list(group)) for _, group in groupby(found, key=lambda one: one.project)]


def _row(reason: str, group: list[Matter]) -> dict[str, str]:
    first = group[0]
    project = text_link("explore/project", plain(first.project_name), project=first.project)
    return {t("Project"): project} | CELLS[reason](group)


def _dated(group: list[Matter], table_name: str) -> str:
    """Since when, as a link to the history of the row that says so."""
    first = group[0]
    return history_link(day(first.day, language()), table_name, first.key or "")


def _decision(group: list[Matter]) -> dict[str, str]:
    return {t("Decision awaited"): plain(group[0].what), t("Since"): _dated(group, "check_in")}


def _weather(group: list[Matter]) -> dict[str, str]:
    before = group[0].before
    return {
        t("Weather"): weather_words(group[0].what),
        t("Before"): weather_words(before) if before else "—",
        t("Check-in of"): _dated(group, "check_in"),
    }


def _late(group: list[Matter]) -> dict[str, str]:
    count = why_link(figure(len(group)), LATE, ALL, group[0].project)
    return {t("Late values"): ", ".join(map(_indicator, group)), t("How many"): count}


def _off_track(group: list[Matter]) -> dict[str, str]:
    first = group[0]
    before = str(Quarter.read(first.quarter or "") + -1)
    badge = status_badge(first.before)
    return {
        t("Indicator"): _indicator(first),
        t("Before"): indicator_why("status", badge, first.indicator or "", before),
    }


def _module(group: list[Matter]) -> dict[str, str]:
    expertise = choice("support_module", "expertise", group[0].what, language())
    return {t("Support module"): expertise, t("Due on"): _dated(group, "support_module")}


def _funding(group: list[Matter]) -> dict[str, str]:
    return {t("Funding ends on"): _dated(group, "project")}


def _indicator(matter: Matter) -> str:
    return text_link(
        "explore/indicator",
        plain(matter.what),
        project=matter.project,
        indicator=matter.indicator or "",
    )


CELLS: Mapping[str, Callable[[list[Matter]], dict[str, str]]] = {
    "decision": _decision,
    "weather": _weather,
    "late": _late,
    "off_track": _off_track,
    "module": _module,
    "funding": _funding,
}
