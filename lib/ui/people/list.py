"""The parts of the people page: one to add, change, or unbind from their account; then everyone."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from lib.base import TABLES
from lib.entries.accounts import forget_account
from lib.journal.identities import Identities
from lib.language import N_, day
from lib.questions.people import KnownPerson, known_people
from lib.ui.current import mirror, now
from lib.ui.forms import Look, draw_field, draw_foot, row_form
from lib.ui.language import language, plain, t, told
from lib.ui.links import text_link
from lib.ui.people.reader import Reader
from lib.ui.shown import role_name, table

TABLE = "person"
CHOSEN = "person_to_change"
PROBLEM = "people.problem"
HELPS = {
    "email": N_("The one with which they sign in. For good."),
    "active": N_("Whoever is not active is out at their next step; what they wrote stays."),
}


def everyone() -> None:
    """Everyone, the active ones first."""
    bound = Identities(now().store).bound()
    table([_row(one, bound) for one in known_people(mirror())], alt=t("People"))


def one_person(reader: Reader) -> None:
    """The form of the person chosen; a button to forget the account that they are bound to."""
    names = {one.email: f"{one.name} · {one.email}" for one in known_people(mirror())}
    options = {"": t("New person")} | names
    chosen = st.selectbox(
        t("Person to add or change"), list(options), format_func=options.__getitem__, key=CHOSEN
    )
    form = row_form(reader, TABLE, chosen, usual={"active": True})
    fields = ("name", "role", "active") if form.row else ("email", "name", "role", "active")
    with st.container(width=760):
        for name in fields:
            draw_field(form, name, Look(help=t(HELPS[name]) if name in HELPS else None))
        draw_foot(form)
    if chosen.lower() in Identities(now().store).bound():
        _offer_to_forget(reader, chosen)
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(told(problem), icon=":material/error:")


def _offer_to_forget(reader: Reader, email: str) -> None:
    st.caption(t("The account that first signed in is the only one let in under this e-mail."))
    st.button(
        t("Let another account sign in"),
        icon=":material/link_off:",
        on_click=_forget,
        args=(reader, email),
    )


def _forget(reader: Reader, email: str) -> None:
    reason = t("Another account may sign in.")
    st.session_state[PROBLEM] = forget_account(now(), reader.person, email, reason)


def _row(one: KnownPerson, bound: Mapping[str, datetime]) -> dict[str, str]:
    label = {name: field.label(language()) for name, field in TABLES[TABLE].fields.items()}
    return {
        label["name"]: plain(one.name),
        label["email"]: plain(one.email),
        label["role"]: role_name(one.role),
        t("Portfolios"): plain(", ".join(one.portfolios) or "—"),
        t("Projects"): ", ".join(_project(*each) for each in one.projects.items()) or "—",
        label["active"]: t("yes") if one.active else t("no"),
        t("Signed in since"): day(bound.get(one.email.lower()), language()),
    }


def _project(slug: str, name: str) -> str:
    return text_link("explore/project", plain(name), project=slug)
