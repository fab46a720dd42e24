"""The foot of a form: what is said of the whole, the reason, the button that saves."""

import streamlit as st

from lib.entries.drafts import Verdict
from lib.entries.form import WHY, Answer, Form
from lib.ui.base.history import history_link
from lib.ui.forms.answers import answer_of, hush, remember, say_of, tell_next, tell_what_became
from lib.ui.forms.conflict import draw_conflict
from lib.ui.forms.heard import hear
from lib.ui.forms.rounds import left, round_of
from lib.ui.language import t


def draw_foot(form: Form, with_reason: bool = False) -> None:
    """Draws what ends a form; with `with_reason` a reason may be given even when none is asked."""
    tell_what_became()
    answer = answer_of(form)
    say_of(form, "")
    if answer and answer.verdict == Verdict.CONFLICT:
        draw_conflict(form, answer)
        return
    if with_reason or WHY in form.typed or (answer and answer.verdict == Verdict.ASKED):
        _reason(form)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Save"),
            icon=":material/save:",
            key=f"save/{form.name}",
            on_click=_save,
            args=(form,),
        )
        _standing(form, answer)
        if form.row:
            st.markdown(history_link(t("Its changes"), form.table, form.key), width="content")


def _standing(form: Form, answer: Answer | None) -> None:
    """Where what was typed stands, beside the button."""
    if form.typed:
        st.button(
            t("Give up"), type="tertiary", key=f"drop/{form.name}", on_click=_give_up, args=(form,)
        )
        st.caption(t("Typed and kept, not saved yet."))
    elif answer and answer.verdict == Verdict.WRITTEN:
        saved = t("Saved.")
        st.markdown(f":green[:material/check_circle: {saved}]")
    elif answer and answer.verdict == Verdict.UNCHANGED:
        st.caption(t("Nothing to save: it is so already."))


def _save(form: Form) -> None:
    answer = form.save()
    remember(form, answer)
    if answer.verdict == Verdict.WRITTEN:
        tell_next(t("Saved."))


def _give_up(form: Form) -> None:
    form.forget()
    remember(form, None)


def _reason(form: Form) -> None:
    say_of(form, "reason")
    widget = f"form/{form.name}/{WHY}"
    key, start = round_of(widget, form.typed.get(WHY, ""))
    st.text_input(
        t("Why this change"),
        value=start,
        key=key,
        help=t("Kept in the ledger, beside what was there before."),
        on_change=_explain,
        args=(form, key),
    )
    hear(widget, form.explain)


def _explain(form: Form, key: str) -> None:
    left(key.rpartition("/")[0])
    form.explain(st.session_state[key])
    hush(form, "reason")
