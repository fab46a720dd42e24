"""The common indicators added up across projects: each sum says how many of how many it adds."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from statistics import mode

import streamlit as st

from lib.quarters import Quarter
from lib.questions.portfolio import Addend, Sum, addends
from lib.questions.words import choice
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.indicator.why import indicator_why
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
    name = mode(one.called for one in found) if found else code
    return Explanation(
        title=f"{plain(name)} · {quarter_name(quarter)}",
        sentences=list(_arithmetic(found, unit)),
        rows=[_addend_row(one, unit, quarter) for one in found],
    )


def _arithmetic(found: Sequence[Addend], unit: str) -> Iterator[str]:
    counted = [one for one in found if one.counted is not None]
    yield t(
        "{count} values of {all} are added up: **{total}**.",
        count=len(counted),
        all=len(found),
        total=figure(sum(one.counted or 0 for one in counted), plain(unit)),
    )
    both = _in_both(found)
    if both:
        now, before = sum(one[0] for one in both), sum(one[1] for one in both)
        yield t(
            "Change: {now} − {before} = **{change}**, over the projects present in both quarters"
            " ({count}).",
            now=figure(now),
            before=figure(before),
            change=figure(now - before),
            count=len(both),
        )


def _in_both(found: Sequence[Addend]) -> list[tuple[float, float]]:
    """What each project counts for now and counted for before, where it does in both."""
    sums = []
    for _, lines in groupby(
        sorted(found, key=lambda one: one.project), key=lambda one: one.project
    ):
        each = list(lines)
        now = [one.counted for one in each if one.counted is not None]
        before = [one.before for one in each if one.before is not None]
        if now and before:
            sums.append((sum(now), sum(before)))
    return sums


def _row(one: Sum, portfolio: str | None) -> dict[str, str]:
    scope = ALL if portfolio is None else portfolio

    def opened(shown: str) -> str:
        return why_link(shown, SUM, scope, one.common_code, one.unit, one.behaviour)

    return {
        t("Indicator"): plain(one.name),
        t("Sum"): opened(figure(one.total, plain(one.unit))),
        t("Projects added up"): opened(
            t("{count} of {all}", count=one.projects, all=one.of_projects)
        ),
        t("Change"): _change(one, opened),
        t("Behaviour"): choice("indicator", "behaviour", one.behaviour, language()),
    }


def _change(one: Sum, opened: Callable[[str], str]) -> str:
    if one.now_of_both is None or one.before is None:
        return "—"
    change = one.now_of_both - one.before
    sign, projects = (
        "+" if change > 0 else "",
        tn("{count} project", "{count} projects", one.in_both),
    )
    return f"{opened(sign + figure(change))} :gray[({projects})]"


def _addend_row(one: Addend, unit: str, quarter: Quarter) -> dict[str, str]:
    name = text_link("explore/project", plain(one.name), project=one.project)
    before = figure(one.before)
    return {
        t("Project"): name,
        t("Value"): _value(one, unit, quarter),
        t("Measured in"): quarter_name(one.value_quarter),
        quarter_name(quarter + -1): indicator_why(
            "value", before, one.indicator, str(quarter + -1)
        ),
    }


def _value(one: Addend, unit: str, quarter: Quarter) -> str:
    shown = indicator_why("value", figure(one.value, plain(unit)), one.indicator, str(quarter))
    why = t("another method: not added")
    return f"{shown} :gray[({why})]" if one.method_changed else shown
