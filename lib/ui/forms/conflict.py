"""Two people, one row: yours and theirs are shown, and one is chosen."""

import streamlit as st

from lib.base import TABLES
from lib.entries.form import Answer, Form
from lib.entries.rows import as_written
from lib.questions.people import person_of
from lib.ui.base.cells import cell_words
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
        st.button(keep_mine, key=mine, on_click=_keep_mine, args=(form,))
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
    return {
        t("Field"): plain(field.label(language())),
        t("You"): cell_words(field, as_written(form.preview.get(name))),
        who: cell_words(field, as_written(answer.theirs[name])),
    }
