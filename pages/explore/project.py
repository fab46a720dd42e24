"""Project: its sheet, its phases, its five dimensions, its indicators, its reach."""

import streamlit as st

from lib.questions import project as ask
from lib.questions.axes import axes, criteria
from lib.ui.current import as_of, mirror
from lib.ui.ending import end_page
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.project.axes import axes_table
from lib.ui.project.head import head, identity
from lib.ui.project.indicators import indicator_cards
from lib.ui.project.life import last_check_ins, past_events, source_code
from lib.ui.project.maturity import maturity
from lib.ui.project.phases import phase_line
from lib.ui.project.questions import project_questions
from lib.ui.project.reach import deployment
from lib.ui.scope import project_filter, quarter_filter
from lib.ui.why import answer

reader = guard("explore/project")
with st.container(horizontal=True):
    quarter = quarter_filter()
    project = project_filter()
sheet = ask.sheet(mirror(), project)
if sheet is None:
    st.title(t("Project"))
    st.info(t("There is no project here yet."))
    end_page()
line = ask.phases(mirror(), project)
phase = ask.phase_on(line, as_of())
lives = phase is None or not phase.ends
head(sheet, phase)
phase_line(line)
found = axes(mirror(), project, quarter)
axes_table(project, quarter, found)
indicator_cards(project, quarter, lives)
maturity(project, found, criteria(mirror(), project, quarter))
deployment(project, quarter, lives)
last_check_ins(project, reader, lives)
source_code(project, lives)
past_events(project)
st.subheader(t("Sheet"))
identity(sheet)
answer(project_questions(quarter))
