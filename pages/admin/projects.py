"""Portfolios, projects and phases: how the base is organised."""

import streamlit as st

from lib.ui.forms.access import say_who_writes, why_not
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.organisation.grid import organisation
from lib.ui.organisation.phases import phases_part
from lib.ui.organisation.portfolios import portfolios_part
from lib.ui.organisation.projects import projects_part

reader = guard("admin/projects")
st.title(t("Portfolios and projects"))
if why := why_not(reader, "project"):
    say_who_writes(why)
is_admin = reader.role == "admin"
names = [t("All in one grid"), t("A project"), t("Phases of a project")]
tabs = st.tabs([*names, *([t("A portfolio")] if is_admin else [])])
with tabs[0]:
    organisation(reader)
with tabs[1]:
    projects_part(reader)
with tabs[2]:
    phases_part(reader)
if is_admin:
    with tabs[3]:
        portfolios_part(reader)
