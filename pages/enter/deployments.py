"""Deployments: where a project is used, by whom, since when; one at a time, or a pasted list."""

import streamlit as st

from lib.questions.deployments import deployments
from lib.ui.current import mirror
from lib.ui.deployment.deployments import (
    SEVERAL,
    TABLE,
    deployment_form,
    deployment_to_write,
    deployments_list,
    how_many,
)
from lib.ui.deployment.several import list_form, several_form
from lib.ui.forms import alone, project_to_write, row_form
from lib.ui.guard import guard
from lib.ui.language import t

reader = guard("enter/deployments")
st.title(t("Deployments"))
with st.container(width=760):
    project = project_to_write(reader, TABLE)
    found = deployments(mirror(), project)
    if how_many() == SEVERAL:
        alone(lambda: several_form(reader, project, found))
    else:
        key = deployment_to_write(found, project)
        given = {"project": project}
        alone(lambda: deployment_form(row_form(reader, TABLE, key, given=given), found))
alone(lambda: deployments_list(found, list_form(reader, project)))
