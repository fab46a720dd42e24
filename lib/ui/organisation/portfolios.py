"""The whole of a portfolio: one to make or change, field by field."""

import streamlit as st

from lib.language import N_
from lib.questions import organisation as ask
from lib.ui.current import mirror
from lib.ui.forms import Look, draw_field, draw_foot, row_form
from lib.ui.language import t
from lib.ui.people.reader import Reader

TABLE = "portfolio"
FIELDS = ("name", "manager", "deputy", "description", "active")
HOLDERS = ("manager", "admin")
HELPS = {
    "name": N_("For good: it stands in keys and links."),
    "deputy": N_("They may enter when the manager is away."),
}


def portfolios_part(reader: Reader) -> None:
    """The form of the portfolio chosen, or of one to be made."""
    found = ask.held_portfolios(mirror())
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
