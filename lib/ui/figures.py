"""How a chart is shown: a text alternative, no tool bar, and its figures as a table beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lib.charts.look import Manner
from lib.ui.language import language, t
from lib.ui.shown import table

SEPARATORS = {"fr": ",\u202f", "en": ".,"}
CONFIG = {"displayModeBar": False, "showTips": False, "responsive": True}


def manner() -> Manner:
    """How the reader's language writes the numbers of a chart."""
    return Manner(SEPARATORS[language()])


def chart(figure: Any, alt: str, rows: Sequence[Mapping[str, str]] = ()) -> None:
    """Draws a figure of `lib.charts`; `rows` are its figures, in Markdown, folded below it."""
    st.plotly_chart(figure, config=CONFIG, alt=alt)
    if rows:
        with st.expander(t("The figures of the chart")):
            table(rows, alt=alt)
