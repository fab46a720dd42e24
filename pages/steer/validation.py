"""Validation: the values of a quarter that the director has not validated yet."""

import streamlit as st

from lib.questions.validation import unvalidated
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.guard import guard
from lib.ui.indicator.why import indicator_questions
from lib.ui.language import t
from lib.ui.portfolio.validation import to_validate
from lib.ui.scope import portfolio_filter, quarter_filter
from lib.ui.why import answer

reader = guard("steer/validation")
st.title(t("Validation"))
with st.container(horizontal=True):
    quarter = quarter_filter()
    chosen = portfolio_filter()
found = unvalidated(mirror(), quarter, None if chosen == ALL else chosen)
to_validate(found, quarter, reader)
answer(indicator_questions())
