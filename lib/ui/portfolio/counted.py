"""What is behind the counts of a portfolio: its projects, its indicators of a status, its late values."""

from functools import partial
from itertools import groupby

from lib.quarters import Quarter
from lib.questions.attention import Matter, matters
from lib.questions.judged import judged
from lib.questions.portfolio import Standing, standings
from lib.questions.words import STATUSES, choice
from lib.ui.current import as_of, mirror
from lib.ui.filters import ALL
from lib.ui.indicator.why import indicator_questions, indicator_why
from lib.ui.language import language, plain, t, tn
from lib.ui.links import text_link
from lib.ui.portfolio.tallies import QUESTION, explained_share, in_quarter, judged_row
from lib.ui.scope import dimension_name, portfolio_name
from lib.ui.shown import figure, quarter_name, state_badge
from lib.ui.why import Explanation, Question, why_link

FOLLOWED, OF_STATUS, LATE = "followed", "status", "late"


def tally_questions(quarter: Quarter) -> dict[str, Question]:
    """What a page that shows the tallies of a quarter can answer, down to each indicator's figures."""
    return indicator_questions() | {
        QUESTION: explained_share,
        FOLLOWED: _followed,
        LATE: partial(_late, quarter),
        OF_STATUS: _of_status,
    }


def _followed(portfolio: str, phase: str, quarter: str) -> Explanation:
    """The projects counted: followed on the last day of the quarter, of one phase or of all."""
    when = Quarter.read(quarter)
    found = standings(mirror(), when, _scope(portfolio))
    every = [next(lines) for _, lines in groupby(found, key=lambda one: one.project)]
    one_each = [one for one in every if phase in (ALL, one.phase or "")]
    return Explanation(
        _title(portfolio, when),
        [
            tn("**{count}** project followed", "**{count}** projects followed", len(one_each)),
            t("A project counts when its period of follow-up holds the last day of the quarter."),
        ],
        [_project_row(one) for one in one_each],
    )


def _project_row(one: Standing) -> dict[str, str]:
    return {
        t("Project"): text_link("explore/project", plain(one.name), project=one.project),
        t("Phase"): choice("phase", "phase", one.phase, language()),
    }


def _of_status(portfolio: str, dimension: str, status: str, quarter: str) -> Explanation:
    """The indicators of one status, among those judged in any quarter."""
    when = Quarter.read(quarter)
    axis = None if dimension == ALL else dimension
    found = judged(mirror(), when, portfolio=_scope(portfolio), dimension=axis)
    chosen = [line for line in found if line.status == status]
    words = t(
        "**{count}** {status}, of {all} indicators judged.",
        count=len(chosen),
        status=t(STATUSES[status]),
        all=len(found),
    )
    where = t("All dimensions") if axis is None else dimension_name(axis)
    before = judged(mirror(), when + -1, portfolio=_scope(portfolio), dimension=axis)
    then = status_link(
        sum(line.status == status for line in before), portfolio, dimension, (status, when + -1)
    )
    return Explanation(
        f"{_title(portfolio, when)} · {where}",
        [words, in_quarter(then, str(when + -1))],
        [judged_row(line, when) for line in chosen],
    )


def status_link(count: int, portfolio: str, dimension: str, what: tuple[str, str | Quarter]) -> str:
    """How many indicators have a status in a quarter, as a link to them."""
    status, quarter = what
    return why_link(figure(count), OF_STATUS, portfolio, dimension, status, str(quarter))


def _late(quarter: Quarter, portfolio: str, project: str) -> Explanation:
    """The values due in the quarter that nobody has entered in time."""
    found = matters(mirror(), "late", quarter, as_of(), _scope(portfolio))
    chosen = [one for one in found if project in (ALL, one.project)]
    return Explanation(
        _title(portfolio, quarter),
        [tn("**{count}** value is late.", "**{count}** values are late.", len(chosen))],
        [_late_row(one, quarter) for one in chosen],
    )


def _late_row(one: Matter, quarter: Quarter) -> dict[str, str]:
    key = one.indicator or ""
    return {
        t("Project"): text_link("explore/project", plain(one.project_name), project=one.project),
        t("Indicator"): text_link(
            "explore/indicator", plain(one.what), project=one.project, indicator=key
        ),
        t("State"): indicator_why("value", state_badge("late"), key, str(quarter)),
    }


def _scope(portfolio: str) -> str | None:
    return None if portfolio == ALL else portfolio


def _title(portfolio: str, quarter: Quarter) -> str:
    scope = _scope(portfolio)
    name = t("All portfolios") if scope is None else plain(portfolio_name(scope))
    return f"{name} · {quarter_name(quarter)}"
