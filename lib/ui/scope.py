"""The usual filters: which quarter, portfolio, project, indicator and dimension are shown."""

from lib.maturity import DIMENSIONS
from lib.quarters import Quarter, last_closed
from lib.questions import scope
from lib.ui.current import as_of, mirror
from lib.ui.filters import ALL, choose, chosen
from lib.ui.language import language, plain, t
from lib.ui.links import text_link


def quarter_filter() -> Quarter:
    """The quarter shown: the last closed one unless another is chosen."""
    quarters = scope.quarters(mirror()) or [last_closed(as_of())]
    closed = [q for q in quarters if q.last_day < as_of()]
    options = {str(q): q.shown(language()) for q in reversed(quarters)}
    asked = choose("quarter", t("Quarter"), options, str((closed or quarters)[-1]))
    return Quarter.read(asked)


def portfolio_filter(everything: bool = True) -> str:
    """The portfolio shown: ALL, a name, or an empty text for the projects without one."""
    names = scope.portfolios(mirror())
    options = {ALL: t("All portfolios")} if everything else {}
    options |= {name: portfolio_name(name) for name in names}
    return choose(
        "portfolio", t("Portfolio"), options or {"": t("No portfolio")}, next(iter(options), "")
    )


def project_filter(portfolio: str = ALL) -> str:
    """The project shown, its slug; an empty text when there is none.

    Living projects are offered unless all are asked for; the one chosen always is.
    """
    scoped = None if portfolio == ALL else portfolio
    every = scope.projects(mirror(), scoped)
    if not every:
        return ""
    living = scope.projects(mirror(), scoped, as_of()) or every
    options = every if _all_projects(len(living), len(every)) else living
    asked = chosen("project")
    options = {slug: name for slug, name in every.items() if slug in options or slug == asked}
    return choose("project", t("Project"), options, next(iter(living)))


def _all_projects(living: int, every: int) -> bool:
    """Whether projects that stopped, were transferred or did not conclude are offered too."""
    options = {
        "living": t("Living projects ({count})", count=living),
        ALL: t("All projects ({count})", count=every),
    }
    return choose("living", t("Projects offered"), options, "living") == ALL


def indicator_filter(project: str) -> str:
    """The indicator shown, its key; an empty text when the project has none."""
    options = scope.indicators(mirror(), project)
    return choose("indicator", t("Indicator"), options, next(iter(options))) if options else ""


def dimension_filter() -> str:
    """The dimension shown, its code, or ALL."""
    options = {ALL: t("All dimensions")}
    options |= {code: dimension_name(code) for code in DIMENSIONS}
    return choose("dimension", t("Dimension"), options, ALL)


def portfolio_name(name: str) -> str:
    """A portfolio as people read it."""
    return name or t("No portfolio")


def portfolio_link(name: str | None) -> str:
    """A portfolio as a link to its page; None stands for all of them."""
    if name is None:
        everything = t("All portfolios")
        return f"**{everything}**"
    return text_link("explore/portfolio", plain(portfolio_name(name)), portfolio=name)


def dimension_name(code: str) -> str:
    """A dimension as people read it."""
    return DIMENSIONS[code].labels[language()]
