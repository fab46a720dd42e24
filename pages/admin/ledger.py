"""The ledger: every change, who made it, what it replaced; undone by a new one."""

import streamlit as st

from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.ledger import entries, wanted_filter

reader = guard("admin/ledger")
st.title(t("Ledger"))
entries(wanted_filter(), reader)
