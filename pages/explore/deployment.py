"""Deployment: how many territories are reached, of which classes, by portfolio and project."""

from functools import partial

import streamlit as st

from lib.questions.spread import project_spreads, spreads
from lib.ui.current import mirror
from lib.ui.deployment.spread import (
    GAP,
    explained_gap,
    portfolios_table,
    projects_table,
    reach_over_time,
)
from lib.ui.filters import ALL
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.project.reach import REACH, explained_reach, unloaded
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
    st.info(
        t(
            "No deployment is recorded by then. Enter the territories that use the services, or import"
            " them, to see their reach here."
        ),
        icon=":material/add_location:",
    )
    st.stop()
if sums:
    portfolios_table(found)
    reach_over_time(quarter, portfolio)
if found[-1].rural is None:
    unloaded()
projects_table(projects)
answer({REACH: partial(explained_reach, quarter), GAP: partial(explained_gap, quarter)})
