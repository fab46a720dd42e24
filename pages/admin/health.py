"""Data health: the last reading of the base, what it set aside and why, what waits to be sent."""

import streamlit as st

from lib.ui.base.airtable import keys_to_make
from lib.ui.base.calls import calls, calls_questions
from lib.ui.base.counted import health_questions
from lib.ui.base.dictionary import dictionary
from lib.ui.base.health import (
    last_reading,
    outbox,
    rows_by_table,
    schema_differences,
    what_is_wrong,
)
from lib.ui.base.undecided import undecided
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.why import answer

reader = guard("admin/health")
st.title(t("Data health"))
last_reading(reader)
outbox(reader)
undecided(reader)
keys_to_make(reader)
what_is_wrong()
schema_differences()
rows_by_table()
calls()
dictionary()
answer(health_questions() | calls_questions())
