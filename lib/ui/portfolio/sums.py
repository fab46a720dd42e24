"""The common indicators added up across projects: each sum says how many of how many it adds."""

from collections.abc import Sequence

import streamlit as st

from lib.quarters import Quarter
from lib.questions.portfolio import Addend, Sum, addends
from lib.questions.words import choice
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.language import language, plain, t, tn
from lib.ui.links import text_link
from lib.ui.shown import figure, quarter_name, table
from lib.ui.why import Explanation, why_link

SUM = "sum"


def sums_table(found: Sequence[Sum], portfolio: str | None) -> None:
    """One row per common indicator."""
    if not found:
        return
    st.subheader(t("Common indicators, added up"))
    table([_row(one, portfolio) for one in found], alt=t("Common indicators, added up"))
    st.caption(
        t(
            "Only values with the same code, unit and behaviour are added up, ratios never; the change"
            " since the quarter before counts the projects present in both."
        )
    )


def explained_sum(
    quarter: Quarter, portfolio: str, code: str, unit: str, behaviour: str
) -> Explanation:
    """The values behind a sum, and those that are missing from it."""
    scope = None if portfolio == ALL else portfolio
    found = addends(mirror(), quarter, (code, unit, behaviour), scope)
    counted = [one for one in found if one.value is not None and not one.method_changed]
    sentence = t(
        "{count} values of {all} are added up: **{total}**.",
        count=len(counted),
        all=len(found),
        total=figure(sum(one.value or 0 for one in counted), plain(unit)),
    )
    return Explanation(
        title=" · ".join((code, quarter_name(quarter))),
        sentences=[sentence],
        rows=[_addend_row(one, unit) for one in found],
    )


def _row(one: Sum, portfolio: str | None) -> dict[str, str]:
    scope = ALL if portfolio is None else portfolio
    shown = figure(one.total, plain(one.unit))
    asked = why_link(shown, SUM, scope, one.common_code, one.unit, one.behaviour)
    return {
        t("Indicator"): plain(one.name),
        t("Sum"): asked,
        t("Projects added up"): t("{count} of {all}", count=one.projects, all=one.of_projects),
        t("Change"): _change(one),
        t("Behaviour"): choice("indicator", "behaviour", one.behaviour, language()),
    }


def _change(one: Sum) -> str:
    if one.now_of_both is None or one.before is None:
        return "—"
    change = one.now_of_both - one.before
    sign, projects = (
        "+" if change > 0 else "",
        tn("{count} project", "{count} projects", one.in_both),
    )
    return f"{sign}{figure(change)} :gray[({projects})]"


def _addend_row(one: Addend, unit: str) -> dict[str, str]:
    return {
        t("Project"): text_link("explore/project", plain(one.name), project=one.project),
        t("Value"): _value(one, unit),
        t("Measured in"): quarter_name(one.value_quarter),
    }


def _value(one: Addend, unit: str) -> str:
    shown, why = figure(one.value, plain(unit)), t("another method: not added")
    return f"{shown} :gray[({why})]" if one.method_changed else shown
