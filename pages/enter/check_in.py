"""Check-in: where a project stands today, said in two minutes, with what was said last in view."""

import streamlit as st

from lib.questions.check_ins import check_ins
from lib.ui.check_in import (
    TABLE,
    check_in_form,
    day_of_check_in,
    history_table,
    last_before,
    next_project,
)
from lib.ui.current import mirror
from lib.ui.forms import alone, project_to_write
from lib.ui.guard import guard
from lib.ui.language import t

reader = guard("enter/check_in")
st.title(t("Check-in"))
with st.container(width=760):
    with st.container(horizontal=True):
        project = project_to_write(reader, TABLE)
        on = day_of_check_in()
    found = check_ins(mirror(), project)
    last = last_before(found, on)
    alone(lambda: check_in_form(reader, project, on, last))
    next_project(reader, project)
history_table(found)
