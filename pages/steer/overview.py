"""Overview: what is on track, what moved, where attention is needed."""

import streamlit as st

from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.scope import portfolio_filter, quarter_filter

reader = guard("steer/overview")
st.title(t("Overview"))
with st.container(horizontal=True):
    quarter = quarter_filter()
    portfolio = portfolio_filter()
