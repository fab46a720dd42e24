"""Deployments: where a project is used, by whom, since when."""

import streamlit as st

from lib.questions.deployments import deployments
from lib.ui.current import mirror
from lib.ui.deployment.deployments import (
    TABLE,
    deployment_form,
    deployment_to_write,
    deployments_list,
)
from lib.ui.forms import project_to_write, row_form
from lib.ui.guard import guard
from lib.ui.language import t

reader = guard("enter/deployments")
st.title(t("Deployments"))
project = project_to_write(reader, TABLE)
found = deployments(mirror(), project)
with st.container(width=760):
    key = deployment_to_write(found, project)
    deployment_form(row_form(reader, TABLE, key, given={"project": project}), found)
deployments_list(found)
