"""The indicator's card: what is counted, how, on what scale, towards what, under which rules."""

from collections.abc import Sequence

import streamlit as st

from lib.entries.places import writable_projects
from lib.entries.plausibility import Traits
from lib.entries.told_rules import bounds_told, doubts_told
from lib.language import day
from lib.questions.indicator import Card, Neighbour, contributes_to, fed_by
from lib.questions.words import choice, label
from lib.ui.base.history import history_link
from lib.ui.card.page import NEW
from lib.ui.current import mirror, now
from lib.ui.indicator.why import target_rows
from lib.ui.language import language, plain, t, told
from lib.ui.links import page_link, text_link
from lib.ui.people.reader import Reader
from lib.ui.scope import dimension_name
from lib.ui.shown import figure, table


def sheet(found: Card) -> None:
    """The definition and the rules on the left, the facts on the right."""
    st.subheader(t("Card"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _text(t("What is counted"), found.definition)
        _text(t("How it is measured"), found.method)
        _neighbours(t("Contributes to"), contributes_to(mirror(), found.key), found.project)
        _neighbours(t("Is fed by"), fed_by(mirror(), found.key), found.project)
        _rules(found)
    with right:
        st.table(_facts(found), border="horizontal", alt=t("Card"))
        _targets(found)


def make_card(reader: Reader, project: str, indicator: str = NEW) -> None:
    """Leads who may write the project's cards to this one, or to a new one."""
    if reader.writes and project in writable_projects(mirror(), reader.person, "indicator"):
        label = t("Make its first card") if indicator == NEW else t("Change this card")
        icon = ":material/fact_check:"
        page_link("enter/card", label, icon, project=project, indicator=indicator)


def _text(heading: str, text: str | None) -> None:
    st.markdown(f"**{heading}**")
    missing = t("not written yet")
    st.markdown(plain(text) if text else f":gray[{missing}]")


def _facts(found: Card) -> dict[str, str]:
    """What the card says in a word or a number, under the names of the base; its figures open."""

    def opened(shown: str) -> str:
        return history_link(shown, "indicator", found.key)

    facts = {
        "dimension": dimension_name(found.dimension),
        "kind": _choice("kind", found.kind),
        "unit": plain(found.unit),
        "behaviour": _choice("behaviour", found.behaviour),
        "direction": _choice("direction", found.direction),
        "periodicity": _choice("periodicity", found.periodicity),
        "baseline_value": opened(
            _dated(found.baseline_value, found.baseline_date, plain(found.unit))
        ),
        "weight": opened(figure(found.weight)),
        "method_version": opened(figure(found.method_version)),
        "common_code": plain(found.common_code or "—"),
    }
    named = {label("indicator", field, language()): fact for field, fact in facts.items()}
    return {**named, t("Followed"): opened(_period(found))}


def _choice(field: str, code: str) -> str:
    return plain(choice("indicator", field, code, language()))


def _dated(value: float | None, on: object, unit: str) -> str:
    if value is None:
        return "—"
    written = figure(value, unit)
    return t("{value} on {day}", value=written, day=on) if on else written


def _period(found: Card) -> str:
    start, end = day(found.active_from, language()), day(found.active_until, language())
    if found.active_from and found.active_until:
        return t("from {start} to {end}", start=start, end=end)
    if found.active_from:
        return t("since {start}", start=start)
    return t("until {end}", end=end) if found.active_until else t("always")


def _neighbours(heading: str, others: Sequence[Neighbour], project: str) -> None:
    if not others:
        return
    st.markdown(f"**{heading}**")
    for other in others:
        name = text_link(
            "explore/indicator", plain(other.name), project=other.project, indicator=other.key
        )
        elsewhere = "" if other.project == project else f" · {plain(other.project_name)}"
        st.markdown(f"- {name}{elsewhere}")


def _targets(found: Card) -> None:
    heading = t("Targets")
    st.markdown(f"**{heading}**")
    if rows := target_rows(found):
        table(rows, alt=heading)
    else:
        st.info(t("No target yet: without one, this indicator has no status and no progress."))


def _rules(found: Card) -> None:
    """The checks that a value typed for this indicator goes through, in a sentence each."""
    traits = Traits(
        found.behaviour,
        found.unit,
        found.minimum,
        found.maximum,
        found.baseline_value,
        found.final_target,
    )
    with st.expander(t("How its values are checked"), icon=":material/rule:"):
        for sentence in bounds_told(traits):
            st.markdown(f"- {told(sentence)}")
        st.markdown(t("These are unlikely: they need a reason, which is kept."))
        for group, unlikely in doubts_told(traits, now().settings.plausibility):
            st.markdown(f"**{told(group)}**")
            st.markdown("\n".join(f"- {told(sentence)}" for sentence in unlikely))
