"""The ledger: every change, who made it, what it replaced; undone by a new one."""

import streamlit as st

from lib.ui.base.ledger import entries, wanted_filter
from lib.ui.guard import guard
from lib.ui.language import t

reader = guard("admin/ledger")
st.title(t("Ledger"))
entries(wanted_filter(), reader)
