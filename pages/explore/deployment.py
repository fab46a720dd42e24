"""Deployment: how many territories are reached, of which classes, by portfolio and project."""

import streamlit as st

from lib.questions.spread import project_spreads, spreads
from lib.ui.current import mirror
from lib.ui.deployment.spread import (
    nobody_yet,
    portfolios_table,
    projects_table,
    reach_over_time,
    spread_questions,
)
from lib.ui.ending import end_page
from lib.ui.filters import ALL
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.project.reach import unloaded
from lib.ui.scope import portfolio_filter, quarter_filter
from lib.ui.why import answer

reader = guard("explore/deployment")
# A sum over one's own projects would pass for the portfolio's.
sums = reader.role != "owner"
st.title(t("Deployment"))
with st.container(horizontal=True):
    quarter = quarter_filter()
    chosen = portfolio_filter() if sums else ALL
portfolio = None if chosen == ALL else chosen
found = spreads(mirror(), quarter, portfolio)
projects = project_spreads(mirror(), quarter, portfolio)
if not projects:
    nobody_yet()
    end_page()
if sums:
    portfolios_table(found, quarter)
    reach_over_time(quarter, portfolio)
if found[-1].rural is None:
    unloaded()
projects_table(projects, quarter)
answer(spread_questions(quarter))
