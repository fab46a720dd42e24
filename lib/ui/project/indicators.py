"""A project's indicators: each with its status, its figures and its small trajectory."""

import streamlit as st

from lib.charts.trajectory import miniature
from lib.quarters import Quarter
from lib.questions.indicator import Card, Figures
from lib.questions.indicators import Told, told_of_project
from lib.ui.current import mirror
from lib.ui.figures import chart, manner
from lib.ui.indicator.trajectory import told
from lib.ui.indicator.why import indicator_why
from lib.ui.language import plain, t
from lib.ui.links import text_link
from lib.ui.scope import dimension_name
from lib.ui.shown import expected_figure, figure, quarter_name, share, status_badge

COLUMNS = 3


def indicator_cards(project: str, quarter: Quarter, lives: bool) -> None:
    """One card per indicator, the north star first; a living project without any is told what to do."""
    found = told_of_project(mirror(), project)
    if not found and not lives:
        return
    st.subheader(t("Indicators"))
    if not found:
        st.info(
            t(
                "No indicator yet. Give the project one that counts its effect, with a definition, a"
                " baseline and a dated target; its values are then entered each quarter."
            ),
            icon=":material/add_chart:",
        )
        return
    grid = st.grid(COLUMNS, min_column_width=320)
    for one in found:
        with grid.container(border=True, height="stretch"):
            _card(one, quarter)


def _card(one: Told, quarter: Quarter) -> None:
    card, history, line = one
    now = next((f for f in history if f.quarter == str(quarter)), None)
    name = text_link(
        "explore/indicator", plain(card.name), project=card.project, indicator=card.key
    )
    star = ":material/star: " if card.north_star else ""
    st.markdown(f"{star}**{name}**")
    st.markdown(_where(card, now))
    st.markdown(_figures(card, now) if now else t("Not followed in this quarter."))
    if any(f.told for f in history):
        drawn = miniature(told(history, line, card.unit), manner())
        alt = t("Trajectory of {name}", name=card.name)
        chart(drawn, alt=alt, asks=("indicator-value", card.key))


def _where(one: Card, now: Figures | None) -> str:
    status = t("not judged")
    if now and now.status:
        status = indicator_why("status", status_badge(now.status), one.key, now.quarter)
    return f"{dimension_name(one.dimension)} · {status}"


def _figures(one: Card, now: Figures) -> str:
    """Value with its quarter, expected value and progress, each a link to its arithmetic."""

    def asked(kind: str, shown: str) -> str:
        return indicator_why(kind, shown, one.key, now.quarter)

    value = asked("value", figure(now.value, plain(one.unit)))
    if now.carried:
        value = f"{value} :gray[({quarter_name(now.value_quarter)})]"
    return t(
        "**{value}** · expected {expected} · progress {progress}",
        value=value,
        expected=asked("expected", expected_figure(now.expected)),
        progress=asked("progress", share(now.progress)),
    )
