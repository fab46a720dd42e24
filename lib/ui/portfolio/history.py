"""How many indicators were in each status, over the last quarters."""

import streamlit as st

from lib.charts.status_history import status_history
from lib.quarters import Quarter
from lib.questions.overview import Tally, history
from lib.questions.words import STATUSES
from lib.ui.current import mirror
from lib.ui.figures import chart, manner
from lib.ui.filters import ALL
from lib.ui.language import t
from lib.ui.portfolio.counted import FOLLOWED, OF_STATUS, status_link
from lib.ui.portfolio.tallies import share_link
from lib.ui.shown import figure, quarter_name
from lib.ui.why import why_link


def statuses_over_time(quarter: Quarter, portfolio: str | None, dimension: str | None) -> None:
    """The chart of the twelve quarters that end with this one, and its figures."""
    st.subheader(t("Indicators by status, quarter after quarter"))
    found = history(mirror(), quarter, portfolio, dimension)
    if not any(tally.indicators for tally in found):
        st.caption(t("Nothing to show."))
        return
    words = {code: t(word) for code, word in STATUSES.items()}
    names = [quarter_name(tally.quarter) for tally in found]
    alt = t("Indicators by status, from {first} to {last}", first=names[0], last=names[-1])
    drawn = status_history(found, names, words, manner())
    asks = (OF_STATUS, ALL if portfolio is None else portfolio, dimension or ALL)
    chart(drawn, alt, [_row(tally) for tally in reversed(found)], asks)


def _row(tally: Tally) -> dict[str, str]:
    scope = ALL if tally.portfolio is None else tally.portfolio
    counts = {
        t(word): status_link(
            getattr(tally, code), scope, tally.dimension or ALL, (code, tally.quarter)
        )
        for code, word in STATUSES.items()
    }
    return {
        t("Quarter"): quarter_name(tally.quarter),
        t("Projects"): why_link(figure(tally.projects), FOLLOWED, scope, ALL, tally.quarter),
        **counts,
        t("On track or achieved"): share_link(tally),
    }
