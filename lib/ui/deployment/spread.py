"""The parts of the deployment page: portfolios, then projects with the gaps between classes."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from lib.charts.reach import reach_history
from lib.language import N_, number
from lib.quarters import Quarter
from lib.questions.spread import ProjectSpread, Spread, Step, project_spreads, spread_history
from lib.ui.current import mirror
from lib.ui.deployment.counted import (
    DEPLOYING,
    PROJECT,
    TERRITORIES,
    explained_deploying,
    explained_territories,
    territories_link,
)
from lib.ui.figures import chart, manner
from lib.ui.filters import ALL
from lib.ui.language import language, plain, t
from lib.ui.links import text_link
from lib.ui.project.reach import REACH, explained_reach
from lib.ui.scope import portfolio_link
from lib.ui.shown import figure, quarter_name, share, table
from lib.ui.why import Explanation, Question, nothing, why_link

GAP = "gap"
CLASSES = {
    "rural": N_("Rural communes"),
    "mountain": N_("Mountain communes"),
    "overseas": N_("Overseas territories"),
}


def spread_questions(quarter: Quarter) -> dict[str, Question]:
    """What a page that shows the spread of a quarter can answer, down to each territory."""
    return {
        REACH: partial(explained_reach, quarter),
        GAP: partial(explained_gap, quarter),
        TERRITORIES: explained_territories,
        DEPLOYING: explained_deploying,
    }


def nobody_yet() -> None:
    """Says what to do where nothing is deployed."""
    st.info(
        t(
            "No deployment is recorded by then. Enter the territories that use the services, or import"
            " them, to see their reach here."
        ),
        icon=":material/add_location:",
    )


def portfolios_table(found: Sequence[Spread], quarter: Quarter) -> None:
    """One row per portfolio, then all of them together when there are several."""
    shown = found if len(found) > 2 else found[:1]
    table([_portfolio_row(one, quarter) for one in shown], alt=t("Territories by portfolio"))
    st.caption(
        t(
            "Distinct territories, by level and code: one that several projects reach counts once. A"
            " commune may be of several classes."
        )
    )


def reach_over_time(quarter: Quarter, portfolio: str | None) -> None:
    """The territories deployed and experimenting, quarter after quarter."""
    st.subheader(t("Territories reached, quarter after quarter"))
    steps = spread_history(mirror(), quarter, portfolio)
    words = (t("deployed"), t("experimenting"))
    names = [quarter_name(step.quarter) for step in steps]
    scope = ALL if portfolio is None else portfolio
    rows = [_step_row(step, scope) for step in reversed(steps)]
    drawn = reach_history(steps, names, words, manner())
    chart(
        drawn,
        alt=t("Territories reached, quarter after quarter"),
        rows=rows,
        asks=(TERRITORIES, scope),
    )


def _step_row(step: Step, scope: str) -> dict[str, str]:
    return {
        t("Quarter"): quarter_name(step.quarter),
        t("deployed"): territories_link(step.deployed, scope, "deployed", step.quarter),
        t("experimenting"): territories_link(
            step.experimenting, scope, "experimenting", step.quarter
        ),
    }


def projects_table(found: Sequence[ProjectSpread], quarter: Quarter) -> None:
    """One row per project: its coverage, and each class with the gap to its target set."""
    st.subheader(t("Projects"))
    table([_project_row(one, quarter) for one in found], alt=t("Projects"))
    st.caption(
        t(
            "Under each class, the deployed territories of the target set, then the gap in points between"
            " the class’s share of them and its share of the target set. Open a gap to see both shares."
        )
    )


def explained_gap(quarter: Quarter, project: str, name: str) -> Explanation:
    """A class's share of the reach and of the target set, and their difference."""
    found = next((o for o in project_spreads(mirror(), quarter) if o.project == project), None)
    if found is None or name not in CLASSES or None in found.shares(name):
        return nothing()
    title = f"{plain(found.name)} · {t(CLASSES[name])} · {quarter_name(quarter)}"
    reach, aim = found.shares(name)
    return Explanation(
        title,
        [
            t(
                "Of the reach: {part} ÷ {whole} = **{share}**.",
                part=getattr(found, f"reached_{name}"),
                whole=found.reached,
                share=share(reach),
            ),
            t(
                "Of the target set, that is the reference list at the level and in the departments aimed"
                " at: {part} ÷ {whole} = **{share}**.",
                part=getattr(found, f"listed_{name}"),
                whole=found.listed,
                share=share(aim),
            ),
            t("Gap: **{gap}**.", gap=_points(found, name)),
        ],
    )


def _portfolio_row(one: Spread, quarter: Quarter) -> dict[str, str]:
    scope = ALL if one.portfolio is None else one.portfolio

    def opened(counted: str) -> str:
        return territories_link(getattr(one, counted), scope, counted, quarter)

    return {
        t("Portfolio"): portfolio_link(one.portfolio),
        t("Projects deployed"): _deploying(one, scope, quarter),
        t("Territories"): opened("deployed"),
        t("Experimenting"): opened("experimenting"),
        **{t(words): opened(name) for name, words in CLASSES.items() if _is_said(one, name)},
        t("Priority districts (QPV)"): opened("qpv"),
    }


def _is_said(one: Spread | ProjectSpread, count: str) -> bool:
    """Whether a class is counted: some wait for a list to be loaded."""
    return getattr(one, count) is not None


def _deploying(one: Spread, scope: str, quarter: Quarter) -> str:
    shown = t("{count} of {all}", count=one.deploying, all=one.projects)
    return why_link(shown, DEPLOYING, scope, str(quarter))


def _project_row(one: ProjectSpread, quarter: Quarter) -> dict[str, str]:
    def opened(count: int | None, counted: str) -> str:
        return territories_link(count, f"{PROJECT}{one.project}", counted, quarter)

    def classed(name: str) -> str:
        return f"{opened(getattr(one, f'reached_{name}'), f'aimed_{name}')}{_gap(one, name)}"

    return {
        t("Project"): text_link("explore/project", plain(one.name), project=one.project),
        t("Territories"): opened(one.deployed, "deployed"),
        t("Coverage"): _coverage(one),
        **{
            t(words): classed(name)
            for name, words in CLASSES.items()
            if _is_said(one, f"reached_{name}")
        },
        t("Priority districts (QPV)"): opened(one.qpv, "qpv"),
    }


def _coverage(one: ProjectSpread) -> str:
    if one.coverage is None:
        return "—"
    asked = why_link(share(one.coverage), REACH, one.project)
    return f"{asked} :gray[{one.reached}/{figure(one.target)}]"


def _gap(one: ProjectSpread, name: str) -> str:
    """The gap in points, where both shares are known."""
    if None in one.shares(name):
        return ""
    return f" {why_link(_points(one, name), GAP, one.project, name)}"


def _points(one: ProjectSpread, name: str) -> str:
    reach, aim = one.shares(name)
    assert reach is not None and aim is not None
    gap = (reach - aim) * 100
    written = number(abs(gap), language(), 0)
    sign = "" if written == "0" else "+" if gap > 0 else "−"
    return t("{gap} pts", gap=f"{sign}{written}")
