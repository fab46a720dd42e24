"""Maturity: how many projects have each level, which ones, and by which criteria."""

import streamlit as st

from lib.questions.levels import levels
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.maturity.counted import maturity_questions
from lib.ui.maturity.levels import level_filter, maturity_matrix
from lib.ui.maturity.ratings import choose_dimension, criteria_of, levels_chart, projects_of
from lib.ui.scope import dimension_filter, portfolio_filter, quarter_filter
from lib.ui.why import answer

reader = guard("explore/maturity")
# A sum over one's own projects would pass for the portfolio's.
sums = reader.role != "owner"
st.title(t("Maturity"))
with st.container(horizontal=True):
    quarter = quarter_filter()
    chosen = portfolio_filter() if sums else ALL
    dimension = dimension_filter()
    level = level_filter() if sums else 0
portfolio = None if chosen == ALL else chosen
if sums:
    maturity_matrix(levels(mirror(), quarter, portfolio), level)
    levels_chart(quarter, portfolio)
if dimension == ALL:
    choose_dimension()
else:
    projects_of(quarter, dimension, portfolio)
    if sums:
        criteria_of(quarter, dimension, portfolio)
answer(maturity_questions(quarter))
