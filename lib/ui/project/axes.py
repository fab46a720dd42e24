"""A project's five dimensions in a quarter: statuses, progress, maturity."""

from collections.abc import Mapping

import streamlit as st

from lib.maturity import DIMENSIONS
from lib.quarters import Quarter
from lib.questions.axes import Axis
from lib.questions.project import last_followed
from lib.questions.words import STATUSES
from lib.ui.current import mirror
from lib.ui.language import t
from lib.ui.links import here_link
from lib.ui.maturity.levels import LEVEL, level_name, level_range
from lib.ui.portfolio.standings import PROGRESS
from lib.ui.scope import dimension_name
from lib.ui.shown import STATUS_LOOK, quarter_name, share, table
from lib.ui.why import why_link


def axes_table(project: str, quarter: Quarter, axes: Mapping[str, Axis]) -> None:
    """One row per dimension; each figure opens to what is behind it."""
    st.subheader(t("The five dimensions in {quarter}", quarter=quarter_name(quarter)))
    if not axes:
        _not_followed(project, quarter)
        return
    found = [axes[code] for code in DIMENSIONS if code in axes]
    table([_row(project, axis) for axis in found], alt=t("The five dimensions"))
    if not any(axis.indicators for axis in found):
        st.caption(t("No indicator of this project is judged in this quarter."))


def _not_followed(project: str, quarter: Quarter) -> None:
    """Says so, and leads to the last quarter in which it was."""
    last = last_followed(mirror(), project)
    if last is None:
        st.info(t("The project was never followed: give it a first day of follow-up."))
        return
    st.info(
        t(
            "The project is not followed in {quarter}. The last quarter in which it is: {last}.",
            quarter=quarter_name(quarter),
            last=here_link(quarter_name(last), quarter=last),
        )
    )


def _row(project: str, axis: Axis) -> dict[str, str]:
    return {
        t("Dimension"): dimension_name(axis.dimension),
        t("Indicators"): _statuses(project, axis),
        t("Progress"): _progress(project, axis),
        t("Maturity"): _level(project, axis),
    }


def _statuses(project: str, axis: Axis) -> str:
    """How many indicators have each status, as badges that open them."""
    badges = []
    for status, words in STATUSES.items():
        if count := getattr(axis, status):
            colour, icon = STATUS_LOOK[status]
            badge = f":{colour}-badge[:material/{icon}: {count} {t(words)}]"
            badges.append(why_link(badge, PROGRESS, project, axis.dimension))
    return " ".join(badges) or "—"


def _progress(project: str, axis: Axis) -> str:
    """The weighted mean, with how much it rests on and its oldest part."""
    if not axis.indicators:
        return "—"
    shown = t("unknown") if axis.progress is None else share(axis.progress)
    asked = why_link(shown, PROGRESS, project, axis.dimension)
    parts = {
        "counted": axis.averaged,
        "all": axis.indicators,
        "weight": share(axis.coverage),
        "oldest": quarter_name(axis.oldest_quarter),
    }
    if axis.averaged:
        words = t("{counted} of {all} indicators, weight {weight}; oldest: {oldest}", **parts)
    else:
        words = t("{counted} of {all} indicators, weight {weight}", **parts)
    return f"{asked} :gray[{words}]"


def _level(project: str, axis: Axis) -> str:
    """The level or its interval, its name when it is known, and the share of the criteria known."""
    shown = level_range(axis.level_status, axis.floor, axis.ceiling)
    if axis.floor is None:
        return why_link(shown, LEVEL, project, axis.dimension)
    asked = why_link(shown, LEVEL, project, axis.dimension)
    name = level_name(axis.dimension, axis.floor) + ", " if axis.floor == axis.ceiling else ""
    words = t("{share} of the criteria known", share=share(axis.criteria_known))
    return f"{asked} :gray[{name}{words}]"
