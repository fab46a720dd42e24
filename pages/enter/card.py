"""The card of an indicator: what it counts, how, towards what; and what would make it sound."""

import streamlit as st

from lib.questions.cards import targets
from lib.ui.card.page import card_form, card_points, go_to_new, indicator_to_write
from lib.ui.card.targets import targets_part
from lib.ui.current import mirror
from lib.ui.forms import project_to_write, row_form
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.links import page_link

reader = guard("enter/card")
st.title(t("Indicator card and targets"))
with st.container(horizontal=True):
    project = project_to_write(reader, "indicator")
    key = indicator_to_write(project)
form = row_form(reader, "indicator", key, given={"project": project})
go_to_new(form)
found = targets(mirror(), key) if key else []
filled, checked = st.columns([3, 2], gap="large")
with filled:
    card_form(form)
with checked:
    card_points(form, found)
    if key:
        targets_part(reader, key, form.row["unit"], found)
        page_link(
            "explore/indicator",
            t("See its history"),
            icon=":material/show_chart:",
            project=project,
            indicator=key,
        )
