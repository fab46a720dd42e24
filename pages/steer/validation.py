"""Validation: the values of a quarter that the director has not validated yet."""

import streamlit as st

from lib.questions.validation import unvalidated
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.portfolio.validation import to_validate
from lib.ui.scope import portfolio_filter, quarter_filter

reader = guard("steer/validation")
st.title(t("Validation"))
with st.container(horizontal=True):
    quarter = quarter_filter()
    chosen = portfolio_filter()
to_validate(unvalidated(mirror(), quarter, None if chosen == ALL else chosen), reader)
