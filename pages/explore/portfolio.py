"""A portfolio in a quarter: its dimensions, its projects, its sums, its maturity."""

from functools import partial

import streamlit as st

from lib.questions.levels import levels
from lib.questions.overview import tallies
from lib.questions.portfolio import standings, sums
from lib.ui.current import mirror
from lib.ui.filters import ALL
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.maturity.counted import maturity_questions
from lib.ui.maturity.levels import levels_table
from lib.ui.portfolio.attention import attention
from lib.ui.portfolio.counted import tally_questions
from lib.ui.portfolio.headline import headline
from lib.ui.portfolio.history import statuses_over_time
from lib.ui.portfolio.standings import PROGRESS, explained_progress, projects_table
from lib.ui.portfolio.sums import SUM, explained_sum, sums_table
from lib.ui.portfolio.tallies import matrix
from lib.ui.scope import dimension_filter, portfolio_filter, quarter_filter
from lib.ui.why import answer

reader = guard("explore/portfolio")
st.title(t("Portfolio"))
with st.container(horizontal=True):
    quarter = quarter_filter()
    chosen = portfolio_filter()
    dimension = dimension_filter()
portfolio = None if chosen == ALL else chosen
found = tallies(mirror(), quarter, portfolio)
headline(found, portfolio, quarter)
if any(tally.indicators for tally in found.values()):
    matrix(found)
    statuses_over_time(quarter, portfolio, None if dimension == ALL else dimension)
projects_table(standings(mirror(), quarter, portfolio))
sums_table(sums(mirror(), quarter, portfolio), portfolio)
levels_table(levels(mirror(), quarter, portfolio), portfolio)
attention(quarter, portfolio, reader)
answer(
    tally_questions(quarter)
    | maturity_questions(quarter)
    | {
        PROGRESS: partial(explained_progress, quarter),
        SUM: partial(explained_sum, quarter),
    }
)
