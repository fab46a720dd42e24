"""The whole of a project: one to make or change, field by field."""

import streamlit as st

from lib.base import slug
from lib.entries.form import Form
from lib.entries.places import writable_projects
from lib.language import N_
from lib.questions import organisation as ask
from lib.ui.current import mirror
from lib.ui.forms import Look, draw_field, draw_foot, row_form
from lib.ui.language import t
from lib.ui.organisation.columns import portfolios_to_choose
from lib.ui.people.reader import Reader

TABLE = "project"
PARTS = {
    N_("What it is"): (("name", "kind"), ("portfolio", "owner_org"), ("summary",)),
    N_("Who carries it, for whom"): (
        ("owners", "sponsors"),
        ("themes", "audiences"),
        ("technologies", "providers"),
    ),
    N_("Whom it aims to reach"): (("target_level", "target_count"), ("target_departments",)),
    N_("Where it is seen"): (
        ("website_url", "stats_url"),
        ("budget_url", "impact_url"),
        ("dashlord_url", "accessibility_status"),
    ),
    N_("How long"): (
        ("followed_from", "followed_until"),
        ("sustain_status", "funding_end"),
        ("handover_to",),
        ("not_applicable", "not_applicable_reason"),
    ),
}
TAGS = ("sponsors", "themes", "audiences", "technologies", "providers")
HELPS = {
    "slug": N_(
        "Small letters, digits and hyphens; that of beta.gouv.fr where there is one. For good."
    ),
    "target_count": N_("When it is not every territory of the level."),
    "target_departments": N_("INSEE codes, such as 01 2A 974; empty for the whole country."),
    "followed_until": N_(
        "The last day: from then on nothing is due. This is how a project is left."
    ),
    "not_applicable": N_("Dimensions that mean nothing here; say why."),
}


def projects_part(reader: Reader) -> None:
    """The form of the project chosen, or of one to be made."""
    mine = writable_projects(mirror(), reader.person, TABLE)
    options = {"": t("New project")} | mine
    chosen = st.selectbox(
        t("Project to add or change"),
        list(options),
        format_func=options.__getitem__,
        key="project_to_change",
    )
    with st.container(width=760):
        _project_form(_form(reader, chosen))
    st.caption(
        t("Nothing is deleted: to leave a project, say until when it is followed; its past stays.")
    )


def _form(reader: Reader, key: str) -> Form:
    """The form of a project; a new one takes its identifier from its name unless another is typed."""
    new = row_form(reader, TABLE)
    usual = {"slug": slug(new.typed.get("name", ""))}
    return row_form(reader, TABLE, key) if key else row_form(reader, TABLE, usual=usual)


def _project_form(form: Form) -> None:
    for title, lines in PARTS.items():
        st.subheader(t(title))
        for line in lines:
            for column, name in zip(st.columns(len(line)), line, strict=True):
                with column:
                    draw_field(form, name, _look(name))
        if not form.row and title == next(iter(PARTS)):
            draw_field(form, "slug", _look("slug"))
    draw_foot(form)


def _look(name: str) -> Look:
    said = t(HELPS[name]) if name in HELPS else None
    match name:
        case "portfolio":
            names = portfolios_to_choose()
            return Look(help=said, options=dict(zip(names, names, strict=True)))
        case "owners":
            return Look(help=said, options=ask.names_of_people(mirror(), "owner"))
        case _ if name in TAGS:
            tags = ask.tags_in_use(mirror(), name)
            return Look(help=said, options=dict(zip(tags, tags, strict=True)))
        case _:
            return Look(help=said)
