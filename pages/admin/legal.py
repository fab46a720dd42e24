"""Accessibility, legal notice, personal data."""

import streamlit as st

from lib.ui.current import now
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.legal import ACCESSIBILITY, PERSONAL_DATA, notice

guard("admin/legal")
st.title(t("Legal notice"))
with st.container(width=760):
    st.header(t("Accessibility: not compliant"), anchor="accessibility")
    for message in ACCESSIBILITY:
        st.markdown(t(message))
    st.header(t("Publisher and hosting"), anchor="notice")
    for line in notice(now().settings):
        st.markdown(line)
    st.header(t("Personal data"), anchor="personal-data")
    for message in PERSONAL_DATA:
        st.markdown(t(message))
