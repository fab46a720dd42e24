"""Assessment: the facts that would say most of a project's maturity, then the others, then the proofs."""

import streamlit as st

from lib.quarters import Quarter
from lib.questions.assessments import evidence
from lib.questions.axes import axes
from lib.questions.project import last_followed
from lib.ui.assessment.page import TABLE, dimension_to_assess, facts_to_say, known_facts, level_now
from lib.ui.assessment.verification import to_verify
from lib.ui.current import as_of, mirror
from lib.ui.forms import project_to_write
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.maturity.counted import maturity_questions
from lib.ui.why import answer

reader = guard("enter/assessment")
st.title(t("Assessment"))
with st.container(horizontal=True):
    project = project_to_write(reader, TABLE)
    dimension = dimension_to_assess()
quarter = Quarter.read(last_followed(mirror(), project) or str(Quarter.of(as_of())))
axis = axes(mirror(), project, quarter).get(dimension)
found = evidence(mirror(), project, dimension, (quarter, as_of()))
if axis:
    level_now(project, axis, found)
if axis and axis.level_status == "not_applicable":
    st.info(t("The project says that this dimension does not apply to it."))
else:
    facts_to_say(reader, project, found)
    to_verify(reader, found)
    known_facts(reader, project, found)
answer(maturity_questions(quarter))
