"""Check-in: where a project stands today, said in two minutes; the last one beside it."""

import streamlit as st

from lib.questions.check_ins import check_ins
from lib.ui.check_in import (
    TABLE,
    check_in_form,
    day_of_check_in,
    history_table,
    last_check_in,
    next_project,
)
from lib.ui.current import mirror
from lib.ui.forms import project_to_write
from lib.ui.guard import guard
from lib.ui.language import t

reader = guard("enter/check_in")
st.title(t("Check-in"))
with st.container(horizontal=True):
    project = project_to_write(reader, TABLE)
    on = day_of_check_in()
found = check_ins(mirror(), project)
now, before = st.columns([3, 2], gap="large")
with now:
    check_in_form(reader, project, on)
    next_project(reader, project)
with before:
    last_check_in(found, on)
history_table(found)
