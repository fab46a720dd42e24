"""Maturity by portfolio and dimension: the share of projects at or above a level, as an interval."""

from collections.abc import Mapping

import streamlit as st

from lib.language import N_
from lib.maturity import DIMENSIONS
from lib.quarters import Quarter
from lib.questions.levels import LEVELS, Levels, Rated, levels, rated
from lib.ui.current import mirror
from lib.ui.filters import ALL, choose
from lib.ui.language import language, plain, t
from lib.ui.links import text_link
from lib.ui.scope import dimension_name, portfolio_link, portfolio_name
from lib.ui.shown import interval, quarter_name, share, table
from lib.ui.why import Explanation, why_link

NO_LEVEL = {"not_rated": N_("not rated"), "not_applicable": N_("not applicable")}
LEVEL, LEVEL_QUESTION, AT_LEVEL = "project-level", "level", "at-level"
USUAL_LEVEL = "2"
AllLevels = Mapping[tuple[str | None, str], Levels]


def level_filter() -> int:
    """The level from which projects are counted."""
    options = {str(level): t("Level {level} or above", level=level) for level in LEVELS}
    return int(choose("level", t("Maturity"), options, USUAL_LEVEL))


def maturity_matrix(found: AllLevels, level: int) -> None:
    """Portfolios × dimensions: the share of projects at that level or above."""
    portfolios = sorted({name for name, _ in found if name is not None}, key=lambda n: (not n, n))
    names: list[str | None] = [*portfolios, None] if len(portfolios) > 1 else [*portfolios]
    table([_row(found, name, level) for name in names], alt=t("Maturity by portfolio"))
    st.caption(
        t(
            "Share of the projects to which the dimension applies, from those surely at the level to"
            " those that may be there (evidence missing, expired or contradicted; not rated)."
        )
    )


def levels_table(found: AllLevels, portfolio: str | None) -> None:
    """One row per dimension: how many projects surely have, and may have, each level."""
    st.subheader(t("Maturity"))
    lines = [found[(portfolio, code)] for code in DIMENSIONS if (portfolio, code) in found]
    table([_distribution(line) for line in lines], alt=t("Levels by dimension"))
    st.caption(
        t(
            "How many projects are surely, then possibly, at each level; where the two agree there is"
            " one figure."
        )
    )


def explained_level(quarter: Quarter, portfolio: str, dimension: str, level: str) -> Explanation:
    """The projects behind a share at or above a level, and the arithmetic of its two bounds."""
    scope = None if portfolio == ALL else portfolio
    line = levels(mirror(), quarter, scope).get((scope, dimension))
    where = [
        t("All portfolios") if scope is None else portfolio_name(scope),
        dimension_name(dimension),
        t("Level {level} or above", level=int(level)),
        quarter_name(quarter),
    ]
    return Explanation(
        title=" · ".join(where),
        sentences=[_arithmetic(line, int(level))] if line else [t("Nothing to show.")],
        rows=[explained_row(one) for one in rated(mirror(), quarter, dimension, scope)],
    )


def level_range(status: str, floor: int | None, ceiling: int | None) -> str:
    """A level as « 2 », « 1–3 », or why there is none."""
    if floor is None or ceiling is None:
        return t(NO_LEVEL[status])
    return str(floor) if floor == ceiling else f"{floor}–{ceiling}"


def level_name(dimension: str, level: int) -> str:
    """A level of a dimension as people read it."""
    return DIMENSIONS[dimension].level_names[level][language()]


def _row(found: AllLevels, portfolio: str | None, level: int) -> dict[str, str]:
    cells = {
        dimension_name(code): _cell(found.get((portfolio, code)), level) for code in DIMENSIONS
    }
    return {t("Portfolio"): portfolio_link(portfolio), **cells}


def _cell(line: Levels | None, level: int) -> str:
    if line is None or not line.projects:
        return "—"
    surely, possibly = sum(line.surely[level:]), sum(line.possibly[level:]) + line.not_rated
    counted = f"{surely}–{possibly}" if surely != possibly else str(surely)
    shown = interval(line.low(level), line.high(level))
    portfolio = ALL if line.portfolio is None else line.portfolio
    asked = why_link(shown, LEVEL_QUESTION, portfolio, line.dimension, str(level))
    return f"{asked}  :gray[{counted}/{line.projects}]"


def _two(surely: int, possibly: int) -> str:
    return str(surely) if surely == possibly else f"{surely} · {possibly}"


def _distribution(line: Levels) -> dict[str, str]:
    scope = ALL if line.portfolio is None else line.portfolio

    def opened(shown: str, which: str) -> str:
        return why_link(shown, AT_LEVEL, scope, line.dimension, which)

    cells = {
        t("Level {level}", level=level): opened(
            _two(line.surely[level], line.possibly[level]), str(level)
        )
        for level in (0, *LEVELS)
    }
    return {
        t("Dimension"): dimension_name(line.dimension),
        **cells,
        t("Not rated"): opened(str(line.not_rated), "not_rated"),
        t("Not applicable"): opened(str(line.not_applicable), "not_applicable"),
    }


def _arithmetic(line: Levels, level: int) -> str:
    surely, possibly = sum(line.surely[level:]), sum(line.possibly[level:])
    return t(
        "Surely {surely} ÷ {projects} projects to which the dimension applies = **{low}**; at most"
        " ({possibly} possibly + {not_rated} not rated) ÷ {projects} = **{high}**.",
        surely=surely,
        possibly=possibly,
        not_rated=line.not_rated,
        projects=line.projects,
        low=share(line.low(level)),
        high=share(line.high(level)),
    )


def known_link(one: Rated) -> str:
    """The share of the criteria known, as a link to them; a dash where the dimension does not apply."""
    shown = share(one.coverage)
    return shown if shown == "—" else why_link(shown, LEVEL, one.project, one.dimension)


def explained_row(one: Rated) -> dict[str, str]:
    """A project behind a count, as cells in Markdown; its level opens to its criteria."""
    level = level_range(one.status, one.floor, one.ceiling)
    return {
        t("Project"): text_link("explore/project", plain(one.project_name), project=one.project),
        t("Level"): why_link(level, LEVEL, one.project, one.dimension),
        t("Criteria known"): known_link(one),
    }
