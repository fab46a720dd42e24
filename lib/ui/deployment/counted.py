"""What is behind a count of territories: each of them, with the projects that are there."""

from lib.language import day
from lib.quarters import Quarter
from lib.questions.spread import project_spreads, spreads
from lib.questions.territory_rows import COUNTED, TerritoryRow, territory_rows
from lib.questions.words import choice
from lib.ui.base.history import history_link
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.language import language, plain, t, tn
from lib.ui.links import text_link
from lib.ui.shown import figure, quarter_name
from lib.ui.why import Explanation, why_link

TERRITORIES, DEPLOYING = "territories", "deploying"
# What stands before the name of a project, where a count is not a portfolio's.
PROJECT = "project:"


def territories_link(count: int | None, scope: str, counted: str, quarter: str | Quarter) -> str:
    """A count of territories as a link to them; a dash where they are not counted yet."""
    shown = figure(count)
    return shown if count is None else why_link(shown, TERRITORIES, scope, counted, str(quarter))


def explained_territories(scope: str, counted: str, quarter: str) -> Explanation:
    """The territories of a portfolio, of a project or of all that a count takes."""
    when = Quarter.read(quarter)
    project = scope.removeprefix(PROJECT) if scope.startswith(PROJECT) else None
    portfolio = scope if project is None and scope != ALL else None
    title = " · ".join([t("Territories"), quarter_name(when)])
    if counted not in COUNTED:
        return Explanation(title, [t("Nothing to show.")])
    found = territory_rows(mirror(), when, (portfolio, project), counted)
    if counted == "qpv":
        count = len({one.district for one in found})
        words = tn("**{count}** priority district", "**{count}** priority districts", count)
    else:
        count = len({(one.level, one.code) for one in found})
        words = tn("**{count}** territory", "**{count}** territories", count)
    rule = t("A territory counts once, by its level and code, whoever is there.")
    return Explanation(title, [f"{words}. {rule}"], [_row(one) for one in found])


def explained_deploying(portfolio: str, quarter: str) -> Explanation:
    """The projects that are deployed somewhere, of those followed, with how many territories each."""
    when = Quarter.read(quarter)
    scope = None if portfolio == ALL else portfolio
    found = [one for one in project_spreads(mirror(), when, scope) if one.deployed]
    whole = next(one for one in spreads(mirror(), when, scope) if one.portfolio is None)
    words = t(
        "**{count}** projects, of {all} followed, are deployed in a territory at least.",
        count=len(found),
        all=whole.projects,
    )
    rows = [
        {
            t("Project"): text_link("explore/project", plain(one.name), project=one.project),
            t("Territories"): territories_link(
                one.deployed, f"{PROJECT}{one.project}", "deployed", when
            ),
        }
        for one in found
    ]
    return Explanation(" · ".join([t("Projects deployed"), quarter_name(when)]), [words], rows)


def _row(one: TerritoryRow) -> dict[str, str]:
    place = {t("Priority district"): plain(one.district)} if one.district else {}
    return place | {
        t("Territory"): plain(one.authority),
        t("Level"): choice("deployment", "level", one.level, language()),
        t("Code"): plain(one.code),
        t("Project"): text_link("explore/project", plain(one.project_name), project=one.project),
        t("Since"): history_link(day(one.since, language()), "deployment", one.key),
    }
