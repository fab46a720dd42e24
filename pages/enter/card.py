"""The card of an indicator: what it counts, how, towards what; and what would make it sound."""

import streamlit as st

from lib.ui.card.page import card, indicator_to_write
from lib.ui.forms import alone, project_to_write
from lib.ui.guard import guard
from lib.ui.language import t

reader = guard("enter/card")
st.title(t("Indicator card and targets"))
with st.container(horizontal=True):
    project = project_to_write(reader, "indicator")
    key = indicator_to_write(project)
alone(lambda: card(reader, project, key))
