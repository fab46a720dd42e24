"""What became of each form, kept until its fields change."""

import streamlit as st

from lib.base import TABLES
from lib.entries.drafts import Verdict
from lib.entries.form import Answer, Form
from lib.entries.texts import cell_of
from lib.language import Sentence
from lib.ui.language import told

ANSWERS, FOLLOWS, TOLD = "form_answers", "page_follows", "form_told"


def answer_of(form: Form) -> Answer | None:
    """What became of the form when it was last saved, if it still holds."""
    return _answers().get(form.name)


def remember(form: Form, answer: Answer | None) -> None:
    """Keeps what became of a form, or forgets it."""
    _answers().pop(form.name, None)
    if answer:
        _answers()[form.name] = answer
        if answer.verdict == Verdict.WRITTEN:
            page_follows()


def page_follows() -> None:
    """The whole page is to be drawn again, though only a part of it was used."""
    st.session_state[FOLLOWS] = True


def follows() -> bool:
    """Whether the whole page was to be drawn again; from now on it is not any more."""
    return bool(st.session_state.pop(FOLLOWS, False))


def tell_next(words: str) -> None:
    """These words are told once, at the next drawing: what a callback shows takes the place of the page."""
    st.session_state[TOLD] = words


def tell_what_became() -> None:
    """Tells what was left to be told."""
    if words := st.session_state.pop(TOLD, ""):
        st.toast(words, icon=":material/check_circle:")


def hush(form: Form, name: str) -> None:
    """A field changed: what was said of it no longer holds."""
    answer = answer_of(form)
    if answer:
        remember(form, answer.without(name))


def say_of(form: Form, name: str) -> None:
    """What is said of a field, under it; of the whole form under an empty name."""
    answer = answer_of(form)
    said = answer.said.get(name, ()) if answer else ()
    for sentence in said or _unreadable(form, name):
        st.markdown(f":red[:small[:material/error: {told(sentence)}]]")


def _unreadable(form: Form, name: str) -> tuple[Sentence, ...]:
    """What is typed and cannot be read is told at once, before anything is saved."""
    field = TABLES[form.table].fields.get(name)
    if field is None or name not in form.typed:
        return ()
    fault = cell_of(field, form.typed[name], form.language)[1]
    return (fault,) if fault else ()


def _answers() -> dict[str, Answer]:
    answers: dict[str, Answer] = st.session_state.setdefault(ANSWERS, {})
    return answers
