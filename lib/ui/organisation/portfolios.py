"""Portfolios: who holds them, one to make or change."""

import streamlit as st

from lib.language import N_
from lib.questions import organisation as ask
from lib.ui.current import mirror
from lib.ui.forms import Look, draw_field, draw_foot, row_form
from lib.ui.language import plain, t
from lib.ui.people.reader import Reader
from lib.ui.shown import table

TABLE = "portfolio"
FIELDS = ("name", "manager", "deputy", "description", "active")
HOLDERS = ("manager", "admin")
HELPS = {
    "name": N_("For good: it stands in keys and links."),
    "deputy": N_("They may enter when the manager is away."),
}


def portfolios_part(reader: Reader) -> None:
    """The portfolios, then the form of the one chosen."""
    found = ask.held_portfolios(mirror())
    people = ask.names_of_people(mirror())
    table([_row(one, people) for one in found], alt=t("Portfolios"))
    options = {"": t("New portfolio")} | {one.name: one.name for one in found}
    chosen = st.selectbox(
        t("Portfolio to add or change"),
        list(options),
        format_func=options.__getitem__,
        key="portfolio_to_change",
    )
    form = row_form(reader, TABLE, chosen, usual={"active": True})
    with st.container(width=760):
        for name in FIELDS[1:] if form.row else FIELDS:
            draw_field(form, name, _look(name))
        draw_foot(form)
    st.caption(
        t("Nothing is deleted: move its projects elsewhere, then say that it is not active.")
    )


def _look(name: str) -> Look:
    holders = ask.names_of_people(mirror(), *HOLDERS) if name in ("manager", "deputy") else {}
    return Look(help=t(HELPS[name]) if name in HELPS else None, options=holders)


def _row(one: ask.HeldPortfolio, people: dict[str, str]) -> dict[str, str]:
    deputies = [people.get(email, email) for email in one.deputies or []]
    return {
        t("Portfolio"): plain(one.name),
        t("Manager"): plain(one.manager or "—"),
        t("Deputies"): plain(", ".join(deputies) or "—"),
        t("Projects"): str(one.projects),
        t("Active"): t("yes") if one.active else t("no"),
    }
