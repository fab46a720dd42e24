"""The parts of the maturity page: levels by dimension, then the projects and criteria of one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.charts.distribution import Bar, LevelWords, distribution
from lib.maturity import DIMENSIONS
from lib.quarters import Quarter
from lib.questions.evidence import (
    Distribution,
    Known,
    Spread,
    criteria_spread,
    distributions,
    known_states,
)
from lib.questions.levels import Rated, rated
from lib.ui.current import mirror
from lib.ui.figures import chart, manner
from lib.ui.filters import ALL
from lib.ui.language import plain, t
from lib.ui.links import here_link, text_link
from lib.ui.maturity.counted import criterion_link
from lib.ui.maturity.evidence import criterion_name
from lib.ui.maturity.levels import AT_LEVEL, LEVEL, known_link, level_name, level_range
from lib.ui.project.maturity import next_step, step_sentence
from lib.ui.scope import dimension_name
from lib.ui.shown import figure, table
from lib.ui.why import why_link


def levels_chart(quarter: Quarter, portfolio: str | None) -> None:
    """How many projects have each level, in each dimension; a sentence when none is rated."""
    st.subheader(t("Levels by dimension"))
    found = distributions(mirror(), quarter, portfolio)
    shown = [found[code] for code in DIMENSIONS if code in found]
    if not any(sum(one.sure) + one.between for one in shown):
        st.info(
            t(
                "No project is rated yet. Assess the first criteria of each dimension: a link to the"
                " proof is enough for most of them."
            ),
            icon=":material/stairs:",
        )
        return
    words = LevelWords(
        [t("Level {level}", level=level) for level in range(5)], t("between two"), t("not rated")
    )
    bars = [
        Bar(one.dimension, dimension_name(one.dimension), one.sure, one.between, one.not_rated)
        for one in shown
    ]
    rows = [_level_row(one, words, portfolio) for one in shown]
    asks = (AT_LEVEL, ALL if portfolio is None else portfolio)
    chart(distribution(bars, words, manner()), t("Levels by dimension"), rows, asks)


def choose_dimension() -> None:
    """Leads to the projects and criteria of one dimension."""
    links = [here_link(dimension_name(code), dimension=code) for code in DIMENSIONS]
    st.markdown(t("Choose a dimension to see its projects and criteria:") + " " + " · ".join(links))


def projects_of(quarter: Quarter, dimension: str, portfolio: str | None) -> None:
    """The level of each project, what it takes to rise, and the conflicts to settle."""
    st.subheader(t("Projects: {dimension}", dimension=dimension_name(dimension)))
    known = known_states(mirror(), quarter, dimension)
    found = rated(mirror(), quarter, dimension, portfolio)
    table(
        [_project_row(dimension, one, known.get(one.project, [])) for one in found], t("Projects")
    )


def criteria_of(quarter: Quarter, dimension: str, portfolio: str | None) -> None:
    """How many projects meet each criterion."""
    st.subheader(t("Criteria: {dimension}", dimension=dimension_name(dimension)))
    found = criteria_spread(mirror(), quarter, dimension, portfolio)
    asked = [one for one in DIMENSIONS[dimension].criteria if one.id in found]
    rows = [
        {
            t("Level"): f"{one.level} · {level_name(dimension, one.level)}",
            t("Criterion"): criterion_name(one),
            **_counts(found[one.id], portfolio),
        }
        for one in asked
    ]
    table(rows, alt=t("Criteria"))


def _counts(one: Spread, portfolio: str | None) -> dict[str, str]:
    def opened(count: int, state: str) -> str:
        return criterion_link(count, one.criterion, state, portfolio)

    return {
        t("Met"): opened(one.met, "met"),
        t("Not met"): opened(one.not_met, "not_met"),
        t("Not known"): opened(one.unknown, "unknown"),
        t("Not applicable"): opened(one.not_applicable, "na"),
        t("In conflict"): opened(one.conflicts, "conflict"),
    }


def _level_row(one: Distribution, words: LevelWords, portfolio: str | None) -> dict[str, str]:
    scope = ALL if portfolio is None else portfolio

    def opened(count: int, which: str) -> str:
        return why_link(figure(count), AT_LEVEL, scope, one.dimension, which)

    levels = enumerate(words.levels)
    return {
        t("Dimension"): dimension_name(one.dimension),
        **{word: opened(one.sure[level], f"={level}") for level, word in levels},
        words.between: opened(one.between, "range"),
        words.not_rated: opened(one.not_rated, "not_rated"),
        t("Not applicable"): opened(one.not_applicable, "not_applicable"),
    }


def _project_row(dimension: str, one: Rated, known: Sequence[Known]) -> dict[str, str]:
    shown = level_range(one.status, one.floor, one.ceiling)
    conflicts = [fact.criterion for fact in known if fact.conflict]
    states: Mapping[str, str] = {fact.criterion: fact.state for fact in known}
    step = next_step(dimension, one.floor, states)
    return {
        t("Project"): text_link("explore/project", plain(one.project_name), project=one.project),
        t("Level"): why_link(shown, LEVEL, one.project, dimension),
        t("Criteria known"): known_link(one),
        t("To rise"): step_sentence(step) if step else "—",
        t("In conflict"): ", ".join(conflicts) or "—",
    }
