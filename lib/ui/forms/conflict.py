"""Two people, one row: yours and theirs are shown, and one is chosen."""

import json
from datetime import date

import streamlit as st

from lib.base import TABLES, Kind
from lib.entries.form import Answer, Form
from lib.entries.texts import text_of
from lib.language import day
from lib.questions.people import person_of
from lib.ui.current import now
from lib.ui.forms.answers import remember
from lib.ui.language import language, plain, t
from lib.ui.shown import table


def draw_conflict(form: Form, answer: Answer) -> None:
    """Draws both versions, field by field, and the two buttons that decide."""
    who = _name(answer.theirs_by)
    st.warning(
        t("{name} changed this in the meantime: which one holds?", name=who),
        icon=":material/call_split:",
    )
    table([_versions(form, name, answer, who) for name in answer.theirs], alt=t("Versions"))
    keep_mine, keep_theirs = t("Keep mine"), t("Keep that of {name}", name=who)
    mine, theirs = f"mine/{form.name}", f"theirs/{form.name}"
    with st.container(horizontal=True):
        st.button(keep_mine, type="primary", key=mine, on_click=_keep_mine, args=(form,))
        st.button(keep_theirs, key=theirs, on_click=_take_theirs, args=(form, answer))


def _name(email: str) -> str:
    found = person_of(now().mirror, email) if email else None
    return plain(found.name if found else email or t("Someone else"))


def _keep_mine(form: Form) -> None:
    remember(form, form.keep_mine())


def _take_theirs(form: Form, answer: Answer) -> None:
    form.take_theirs(answer.theirs)
    remember(form, None)


def _versions(form: Form, name: str, answer: Answer, who: str) -> dict[str, str]:
    """A field: its name, what the reader typed, what the other wrote."""
    field = TABLES[form.table].fields[name]
    theirs = text_of(field, answer.theirs[name], language())
    return {
        t("Field"): plain(field.label(language())),
        t("You"): _in_words(form.table, name, form.typed.get(name, "")),
        who: _in_words(form.table, name, theirs),
    }


def _in_words(table_name: str, name: str, text: str) -> str:
    """A text of a form as people read it."""
    field = TABLES[table_name].fields[name]
    match field.kind:
        case _ if not text:
            return "—"
        case Kind.DATE:
            return day(date.fromisoformat(text), language())
        case Kind.CHOICE:
            return plain(field.choice_label(text, language()))
        case Kind.CHECKBOX:
            return t("yes") if text == "true" else t("no")
        case Kind.CHOICES | Kind.TAGS | Kind.LINKS:
            return plain(", ".join(field.choice_label(one, language()) for one in json.loads(text)))
        case _:
            return plain(text)
