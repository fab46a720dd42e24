"""The data dictionary: every table and field of the base, from its one declaration."""

import streamlit as st

from lib.base import TABLES, Field, Kind
from lib.language import N_
from lib.ui.language import language, t
from lib.ui.shown import table

KINDS = {
    Kind.TEXT: N_("text"),
    Kind.LONG_TEXT: N_("long text"),
    Kind.EMAIL: N_("e-mail"),
    Kind.URL: N_("web address"),
    Kind.CODES: N_("codes"),
    Kind.CHOICE: N_("one choice of"),
    Kind.CHOICES: N_("several choices of"),
    Kind.TAGS: N_("free words"),
    Kind.INTEGER: N_("whole number"),
    Kind.NUMBER: N_("number"),
    Kind.CURRENCY: N_("amount in euros"),
    Kind.CHECKBOX: N_("yes or no"),
    Kind.DATE: N_("date"),
    Kind.DATETIME: N_("date and time"),
    Kind.LINK: N_("link to one row of"),
    Kind.LINKS: N_("links to rows of"),
    Kind.ATTACHMENT: N_("attached files"),
}


@st.fragment
def dictionary() -> None:
    """One table at a time: its fields, what they hold, whether they are required."""
    with st.expander(t("Data dictionary"), icon=":material/menu_book:"):
        name = st.selectbox(
            t("Table"), list(TABLES), format_func=lambda one: TABLES[one].label(language())
        )
        rows = [_row(field) for field in TABLES[name].fields.values()]
        table(rows, alt=t("Data dictionary"))


def _row(field: Field) -> dict[str, str]:
    return {
        t("Field"): field.label(language()),
        t("Column"): f"`{field.name}`",
        t("Holds"): _holds(field),
        t("Required"): t("yes") if field.required else "—",
    }


def _holds(field: Field) -> str:
    """The kind in words, with the choices or the linked table."""
    words = t(KINDS[field.kind])
    if field.links_to:
        return f"{words} « {TABLES[field.links_to].label(language())} »"
    labels = [field.choice_label(code, language()) for code in field.choices]
    return f"{words} {', '.join(labels)}" if labels else words
