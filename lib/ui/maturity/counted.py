"""What is behind the counts of maturity: projects at a level, projects that meet a criterion."""

from collections.abc import Callable
from functools import partial

from lib.language import N_, day
from lib.maturity import DIMENSIONS
from lib.quarters import Quarter
from lib.questions.evidence import Met, projects_by_criterion
from lib.questions.levels import Rated, rated
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.language import language, plain, t, tn
from lib.ui.links import text_link
from lib.ui.maturity.evidence import criterion_name, explained_project_level, met_badge
from lib.ui.maturity.levels import (
    AT_LEVEL,
    LEVEL,
    LEVEL_QUESTION,
    explained_level,
    explained_row,
)
from lib.ui.scope import dimension_name, portfolio_name
from lib.ui.shown import figure, quarter_name
from lib.ui.why import Explanation, Question, why_link

CRITERION = "criterion"
KINDS = {
    "range": N_("Between two levels"),
    "not_rated": N_("Not rated"),
    "not_applicable": N_("Not applicable"),
}


def maturity_questions(quarter: Quarter) -> dict[str, Question]:
    """What a page that shows levels can answer, down to the evidence of each criterion."""
    return {
        LEVEL: partial(explained_project_level, quarter),
        LEVEL_QUESTION: partial(explained_level, quarter),
        AT_LEVEL: partial(_at_level, quarter),
        CRITERION: partial(_by_criterion, quarter),
    }


def criterion_link(count: int, criterion: str, state: str, portfolio: str | None) -> str:
    """How many projects are in a state of a criterion, as a link to them."""
    scope = ALL if portfolio is None else portfolio
    return why_link(figure(count), CRITERION, scope, criterion, state)


def _at_level(quarter: Quarter, portfolio: str, dimension: str, which: str) -> Explanation:
    """The projects surely or possibly at a level, surely at it (« =2 »), or of a kind."""
    found = rated(mirror(), quarter, dimension, _scope(portfolio))
    chosen = [one for one in found if _kept(which)(one)]
    words = t(KINDS[which]) if which in KINDS else t("Level {level}", level=int(which.strip("=")))
    names = [_name(portfolio), dimension_name(dimension), words, quarter_name(quarter)]
    count = tn("**{count}** project", "**{count}** projects", len(chosen))
    if which.isdecimal():
        count = t(
            "**{surely}** surely, **{possibly}** possibly: those whose level begins, or ends, there.",
            surely=sum(one.floor == int(which) for one in chosen),
            possibly=sum(one.ceiling == int(which) for one in chosen),
        )
    return Explanation(" · ".join(names), [count], [explained_row(one) for one in chosen])


def _kept(which: str) -> Callable[[Rated], bool]:
    if which in KINDS:
        return lambda one: one.status == which
    level = int(which.strip("="))
    if which.startswith("="):
        return lambda one: one.floor == one.ceiling == level
    return lambda one: level in (one.floor, one.ceiling)


def _by_criterion(quarter: Quarter, portfolio: str, criterion: str, state: str) -> Explanation:
    """The projects in a state of a criterion, each opening to its evidence."""
    title = " · ".join([_name(portfolio), quarter_name(quarter)])
    every = [(code, one) for code, axis in DIMENSIONS.items() for one in axis.criteria]
    named = [(code, one) for code, one in every if one.id == criterion]
    if not named:
        return Explanation(title, [t("Nothing to show.")])
    dimension, asked = named[0]
    found = projects_by_criterion(mirror(), quarter, criterion, _scope(portfolio))
    chosen = [one for one in found if (one.conflict if state == "conflict" else one.state == state)]
    count = tn("**{count}** project", "**{count}** projects", len(chosen))
    rows = [_met_row(one, dimension) for one in chosen]
    return Explanation(title, [criterion_name(asked), count], rows)


def _met_row(one: Met, dimension: str) -> dict[str, str]:
    return {
        t("Project"): text_link("explore/project", plain(one.project_name), project=one.project),
        t("State"): why_link(met_badge(one.state), LEVEL, one.project, dimension),
        t("True on"): day(one.fact_date, language()),
    }


def _scope(portfolio: str) -> str | None:
    return None if portfolio == ALL else portfolio


def _name(portfolio: str) -> str:
    return t("All portfolios") if portfolio == ALL else plain(portfolio_name(portfolio))
