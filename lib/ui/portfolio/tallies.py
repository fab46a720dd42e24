"""Shares on track or achieved, by portfolio and dimension; each opens to the indicators behind it."""

from collections.abc import Mapping

import streamlit as st

from lib.maturity import DIMENSIONS
from lib.quarters import Quarter
from lib.questions.judged import Judged, judged
from lib.questions.overview import Tally, tallies
from lib.questions.words import STATUSES
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.indicator.why import indicator_why
from lib.ui.language import plain, t, tn
from lib.ui.links import text_link
from lib.ui.scope import dimension_name, portfolio_link, portfolio_name
from lib.ui.shown import expected_figure, figure, interval, quarter_name, share, status_badge, table
from lib.ui.why import Explanation, why_link

QUESTION = "share"
Tallies = Mapping[tuple[str | None, str | None], Tally]


def matrix(found: Tallies) -> None:
    """Portfolios × dimensions: the share on track or achieved, and how many of how many."""
    portfolios = sorted({name for name, _ in found if name is not None}, key=lambda n: (not n, n))
    names: list[str | None] = [*portfolios, None] if len(portfolios) > 1 else [*portfolios]
    table([_matrix_row(found, name) for name in names], alt=t("On track or achieved"))
    st.caption(
        t(
            "Share of the judged indicators that are on track or achieved, from the least (none of the"
            " unknown is) to the most (all of them are), then how many of how many."
            " Open a share to see its indicators."
        )
    )


def explained_share(portfolio: str, dimension: str, quarter: str) -> Explanation:
    """The indicators behind a share, the arithmetic of its two bounds, the share a quarter before."""
    when = Quarter.read(quarter)
    scope = None if portfolio == ALL else portfolio
    axis = None if dimension == ALL else dimension
    tally = tallies(mirror(), when, scope).get((scope, axis))
    before = tallies(mirror(), when + -1, scope).get((scope, axis))
    where = [
        t("All portfolios") if scope is None else portfolio_name(scope),
        t("All dimensions") if axis is None else dimension_name(axis),
        quarter_name(when),
    ]
    then = [in_quarter(share_link(before), before.quarter)] if before else []
    found = judged(mirror(), when, portfolio=scope, dimension=axis)
    return Explanation(
        title=" · ".join(where),
        sentences=[*_arithmetic(tally), *then] if tally else [t("Nothing to show.")],
        rows=[judged_row(line, when) for line in found],
    )


def in_quarter(shown: str, quarter: str) -> str:
    """What the figure was in another quarter."""
    return t("{figure} in {quarter}", figure=shown, quarter=quarter_name(quarter)) + "."


def _arithmetic(tally: Tally) -> list[str]:
    counts = (f"{t(words)} **{getattr(tally, code)}**" for code, words in STATUSES.items())
    return [
        tn("{count} judged indicator:", "{count} judged indicators:", tally.indicators)
        + " "
        + ", ".join(counts)
        + ".",
        t(
            "At least ({achieved} + {on_track}) ÷ {indicators} = **{low}**; at most, were the {unknown}"
            " without target or value on track too, ({good} + {unknown}) ÷ {indicators} = **{high}**.",
            achieved=tally.achieved,
            on_track=tally.on_track,
            good=tally.good,
            unknown=tally.unknown,
            indicators=tally.indicators,
            low=share(tally.low),
            high=share(tally.high),
        ),
    ]


def _matrix_row(found: Tallies, portfolio: str | None) -> dict[str, str]:
    cells = {dimension_name(code): _cell(found.get((portfolio, code))) for code in DIMENSIONS}
    return {
        t("Portfolio"): portfolio_link(portfolio),
        **cells,
        t("All"): _cell(found.get((portfolio, None))),
    }


def _cell(tally: Tally | None) -> str:
    if tally is None or not tally.indicators:
        return "—"
    return f"{share_link(tally)}  :gray[{tally.good}/{tally.indicators}]"


def share_link(tally: Tally) -> str:
    """The share on track or achieved, as a link to its indicators; a dash when none is judged."""
    if not tally.indicators:
        return "—"
    portfolio = ALL if tally.portfolio is None else tally.portfolio
    shown = interval(tally.low, tally.high)
    return why_link(shown, QUESTION, portfolio, tally.dimension or ALL, tally.quarter)


def judged_row(line: Judged, quarter: Quarter) -> dict[str, str]:
    """An indicator behind a count, as cells in Markdown; its figures open in their turn."""

    def asked(kind: str, shown: str) -> str:
        return indicator_why(kind, shown, line.indicator, str(quarter))

    then = f" :gray[({quarter_name(line.value_quarter)})]" if line.value is not None else ""
    return {
        t("Project"): text_link("explore/project", plain(line.project_name), project=line.project),
        t("Indicator"): indicator_link(line),
        t("Status"): asked("status", status_badge(line.status)),
        t("Value"): asked("value", figure(line.value, plain(line.unit))) + then,
        t("Expected"): asked("expected", expected_figure(line.expected)),
        t("Target"): asked("target", figure(line.final_target)),
    }


def indicator_link(line: Judged) -> str:
    """The indicator's name as a link to its page."""
    return text_link(
        "explore/indicator", plain(line.name), project=line.project, indicator=line.indicator
    )
