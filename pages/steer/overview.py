"""Overview: what is on track, what moved, where attention is needed."""

import streamlit as st

from lib.questions.judged import judged
from lib.questions.levels import levels
from lib.questions.overview import tallies
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.maturity.counted import maturity_questions
from lib.ui.maturity.levels import level_filter, maturity_matrix
from lib.ui.portfolio.attention import attention
from lib.ui.portfolio.counted import tally_questions
from lib.ui.portfolio.headline import headline
from lib.ui.portfolio.moves import moved
from lib.ui.portfolio.tallies import matrix
from lib.ui.scope import portfolio_filter, quarter_filter
from lib.ui.why import answer

reader = guard("steer/overview")
st.title(t("Overview"))
with st.container(horizontal=True):
    quarter = quarter_filter()
    chosen = portfolio_filter()
    level = level_filter()
portfolio = None if chosen == ALL else chosen
found = tallies(mirror(), quarter, portfolio)
headline(found, portfolio, quarter)
judges = any(tally.indicators for tally in found.values())
if judges:
    st.subheader(t("On track or achieved"))
    matrix(found)
st.subheader(t("Maturity: level {level} or above", level=level))
maturity_matrix(levels(mirror(), quarter, portfolio), level)
if judges:
    moved(judged(mirror(), quarter, portfolio=portfolio), quarter)
attention(quarter, portfolio, reader)
answer(tally_questions(quarter) | maturity_questions(quarter))
