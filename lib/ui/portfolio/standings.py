"""The projects of a portfolio, dimension by dimension."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from lib.maturity import DIMENSIONS
from lib.quarters import Quarter
from lib.questions.judged import Judged, judged
from lib.questions.portfolio import Standing
from lib.questions.words import choice
from lib.ui.base.history import history_link
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.indicator.why import indicator_why
from lib.ui.language import language, plain, t
from lib.ui.links import text_link
from lib.ui.portfolio.counted import LATE
from lib.ui.portfolio.tallies import indicator_link
from lib.ui.scope import dimension_name
from lib.ui.shown import figure, quarter_name, share, status_badge, table
from lib.ui.why import Explanation, why_link

PROGRESS = "progress"


def projects_table(found: Sequence[Standing]) -> None:
    """One row per project: its phase, its progress in each dimension, its late values."""
    st.subheader(t("Projects"))
    table(
        [_row(list(lines)) for _, lines in groupby(found, key=lambda one: one.project)],
        t("Projects"),
    )
    st.caption(
        t(
            "Progress towards the final targets, weighted mean of the indicators whose progress is"
            " known; in brackets, the share of the weights on which it rests. Open one to see them."
        )
    )


def explained_progress(quarter: Quarter, project: str, dimension: str) -> Explanation:
    """The indicators behind a progress, their weights, and the arithmetic of the mean."""
    found = judged(mirror(), quarter, project=project, dimension=dimension)
    name = found[0].project_name if found else project
    return Explanation(
        title=" · ".join((name, dimension_name(dimension), quarter_name(quarter))),
        sentences=_arithmetic(found),
        rows=[_weighed_row(one, quarter) for one in found],
    )


def _arithmetic(found: Sequence[Judged]) -> list[str]:
    counted = [one for one in found if one.progress is not None and one.weight > 0]
    if not counted:
        return [t("No indicator has a known progress here.")]
    weights = sum(one.weight for one in counted)
    reached = sum(one.weight * one.bounded for one in counted)
    return [
        t(
            "Sum of weight × progress bounded to 0–100 % ÷ sum of weights ="
            " {reached} ÷ {weights} = **{progress}**.",
            reached=reached,
            weights=weights,
            progress=share(reached / weights),
        ),
        t(
            "It rests on {counted} indicators of {all}, weight {coverage}; the oldest value is of"
            " {oldest}.",
            counted=len(counted),
            all=len(found),
            coverage=share(weights / sum(one.weight for one in found)),
            oldest=quarter_name(min(one.value_quarter or "" for one in counted)),
        ),
    ]


def _weighed_row(one: Judged, quarter: Quarter) -> dict[str, str]:
    def asked(kind: str, shown: str) -> str:
        return indicator_why(kind, shown, one.indicator, str(quarter))

    return {
        t("Indicator"): indicator_link(one),
        t("Status"): asked("status", status_badge(one.status)),
        t("Value"): asked("value", figure(one.value, plain(one.unit))),
        t("Target"): asked("target", figure(one.final_target)),
        t("Progress"): asked("progress", share(one.progress)),
        t("Weight"): history_link(figure(one.weight), "indicator", one.indicator),
    }


def _row(lines: list[Standing]) -> dict[str, str]:
    first = lines[0]
    phase = choice("phase", "phase", first.phase, language())
    by_dimension = {line.dimension: line for line in lines}
    return {
        t("Project"): text_link("explore/project", plain(first.name), project=first.project),
        t("Phase"): phase,
        **{dimension_name(code): _cell(by_dimension[code]) for code in DIMENSIONS},
        t("Late"): _late(first),
    }


def _late(line: Standing) -> str:
    """How many of the project's values are late, as a link to them."""
    shown = f":red[{line.late}]"
    return why_link(shown, LATE, ALL, line.project) if line.late else "—"


def _cell(line: Standing) -> str:
    if not line.indicators:
        return "—"
    shown = t("unknown") if line.progress is None else share(line.progress)
    asked = why_link(shown, PROGRESS, line.project, line.dimension)
    if line.progress is None:
        return asked
    return f"{asked}  :gray[({share(line.coverage)})]"
