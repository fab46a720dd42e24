"""What became of each form, kept until its fields change."""

import streamlit as st

from lib.entries.form import Answer, Form
from lib.ui.language import told

ANSWERS = "form_answers"


def answer_of(form: Form) -> Answer | None:
    """What became of the form when it was last saved, if it still holds."""
    return _answers().get(form.name)


def remember(form: Form, answer: Answer | None) -> None:
    """Keeps what became of a form, or forgets it."""
    _answers().pop(form.name, None)
    if answer:
        _answers()[form.name] = answer


def hush(form: Form, name: str) -> None:
    """A field changed: what was said of it no longer holds."""
    answer = answer_of(form)
    if answer:
        remember(form, answer.without(name))


def say_of(form: Form, name: str) -> None:
    """What is said of a field, under it; of the whole form under an empty name."""
    answer = answer_of(form)
    for sentence in answer.said.get(name, ()) if answer else ():
        st.markdown(f":red[:small[:material/error: {told(sentence)}]]")


def _answers() -> dict[str, Answer]:
    answers: dict[str, Answer] = st.session_state.setdefault(ANSWERS, {})
    return answers
