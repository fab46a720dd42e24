"""How a chart is shown: a text alternative, no tool bar, and its figures as a table beside it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from lib.charts.look import Manner
from lib.ui.language import language, t
from lib.ui.shown import table
from lib.ui.why import ask

SEPARATORS = {"fr": ",\u202f", "en": ".,"}
# How many marks of charts were clicked in this session.
CLICKS = "chart.clicks"
CONFIG = {"displayModeBar": False, "showTips": False, "responsive": True}


def manner() -> Manner:
    """How the reader's language writes the numbers of a chart."""
    return Manner(SEPARATORS[language()])


def chart(
    figure: Any, alt: str, rows: Sequence[Mapping[str, str]] = (), asks: tuple[str, ...] = ()
) -> None:
    """Draws a figure of `lib.charts`; `rows` are its figures, in Markdown, folded below it.

    Where it `asks`, a click on a mark opens that question, its first parts followed by the mark's data.
    """
    if asks:
        key = f"chart.{'/'.join(asks)}.{st.session_state.get(CLICKS, 0)}"
        opened = partial(_open_mark, key, asks)
        st.plotly_chart(
            figure, config=CONFIG, alt=alt, key=key, on_select=opened, selection_mode="points"
        )
    else:
        st.plotly_chart(figure, config=CONFIG, alt=alt)
    if rows:
        with st.expander(t("The figures of the chart")):
            table(rows, alt=alt)


def _open_mark(key: str, asks: tuple[str, ...]) -> None:
    """Opens what the mark just clicked asks; the chart is drawn anew, without its selection."""
    points = st.session_state[key].selection.points
    if points:
        ask(*asks, *points[0]["customdata"])
        st.session_state[CLICKS] = st.session_state.get(CLICKS, 0) + 1
