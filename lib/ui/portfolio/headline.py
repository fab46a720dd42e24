"""What a portfolio is in five figures; each label opens the rows behind its figure."""

import streamlit as st

from lib.base import TABLES
from lib.quarters import Quarter
from lib.questions.attention import matters
from lib.questions.overview import Tally, tallies
from lib.questions.portfolio import phases
from lib.questions.words import choice
from lib.ui.current import as_of, mirror
from lib.ui.filters import ALL
from lib.ui.language import language, t, tn
from lib.ui.portfolio.counted import FOLLOWED, LATE, OF_STATUS
from lib.ui.portfolio.tallies import QUESTION, Tallies
from lib.ui.shown import aside, figure, interval, quarter_name
from lib.ui.why import why_link


def headline(found: Tallies, portfolio: str | None, quarter: Quarter) -> None:
    """The projects followed, the indicators on track and off it, the values that are late."""
    total = found.get((portfolio, None))
    if total is None:
        st.info(t("No project was followed in {quarter} here.", quarter=quarter_name(quarter)))
        return
    before = tallies(mirror(), quarter + -1, portfolio).get((portfolio, None))
    scope = ALL if portfolio is None else portfolio
    with st.container(horizontal=True):
        _card(t("Projects followed"), figure(total.projects), (FOLLOWED, scope, ALL, str(quarter)))
        if total.indicators:
            _judged(total, before, scope, quarter)
        _late(portfolio, quarter)
    if words := _by_phase(quarter, portfolio):
        aside(words)
    if not total.indicators:
        st.info(
            t(
                "No indicator is judged in {quarter} here: give the projects indicators with targets.",
                quarter=quarter_name(quarter),
            ),
            icon=":material/show_chart:",
        )


def _judged(total: Tally, before: Tally | None, scope: str, quarter: Quarter) -> None:
    """The share on track or achieved, then how many are off track; beside the quarter before."""
    good = t("{good} of {count} indicators", good=total.good, count=total.indicators)
    _card(
        t("On track or achieved"),
        interval(total.low, total.high),
        (QUESTION, scope, ALL, str(quarter)),
        f"{good}, {_then(interval(before.low, before.high), quarter)}" if before else good,
    )
    off = tn("{count} indicator", "{count} indicators", total.off_track)
    _card(
        t("Off track"),
        off,
        (OF_STATUS, scope, ALL, "off_track", str(quarter)),
        _then(figure(before.off_track), quarter) if before else None,
    )


def _late(portfolio: str | None, quarter: Quarter) -> None:
    late = len(matters(mirror(), "late", quarter, as_of(), portfolio))
    scope = ALL if portfolio is None else portfolio
    _card(t("Late values"), figure(late), (LATE, scope, ALL))


def _then(shown: str, quarter: Quarter) -> str:
    return t("{figure} in {quarter}", figure=shown, quarter=quarter_name(quarter + -1))


def _card(label: str, shown: str, asked: tuple[str, ...], note: str | None = None) -> None:
    question, *parts = asked
    st.metric(
        why_link(label, question, *parts),
        shown,
        note,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
    )


def _by_phase(quarter: Quarter, portfolio: str | None) -> str:
    """The projects counted by phase, in the order of the phases."""
    found = phases(mirror(), quarter, portfolio)
    names = {code: choice("phase", "phase", code, language()) for code in found if code}
    order = [code for code in TABLES["phase"].fields["phase"].choices if code in names]
    scope = ALL if portfolio is None else portfolio

    def opened(code: str | None) -> str:
        return why_link(figure(found[code]), FOLLOWED, scope, code or "", str(quarter))

    shown = [f"{names[code]} {opened(code)}" for code in order]
    shown += [t("without phase: {count}", count=opened(None))] if None in found else []
    return t("By phase: {phases}", phases=", ".join(shown)) if shown else ""
