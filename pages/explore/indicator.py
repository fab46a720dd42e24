"""Indicator: its history beside what was expected, its card, and who entered what."""

import streamlit as st

from lib.questions import indicator as ask
from lib.ui.current import mirror
from lib.ui.ending import end_page
from lib.ui.guard import guard
from lib.ui.indicator.card import make_card, sheet
from lib.ui.indicator.head import headline, title
from lib.ui.indicator.history import history
from lib.ui.indicator.why import indicator_questions
from lib.ui.language import t
from lib.ui.scope import indicator_filter, project_filter, quarter_filter
from lib.ui.why import answer

reader = guard("explore/indicator")
with st.container(horizontal=True):
    quarter = str(quarter_filter())
    project = project_filter()
    indicator = indicator_filter(project)
card = ask.card(mirror(), indicator)
if card is None:
    st.title(t("Indicator"))
    st.info(
        t(
            "This project has no indicator yet. Its first one takes a definition, a baseline and a dated"
            " target; values are then entered each quarter."
        ),
        icon=":material/add_chart:",
    )
    make_card(reader, project)
    end_page()
figures = ask.figures(mirror(), indicator)
title(card)
headline(card, next((f for f in figures if f.quarter == quarter), None), quarter)
history(card, figures)
sheet(card)
make_card(reader, project, indicator)
answer(indicator_questions())
