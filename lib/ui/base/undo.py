"""Undoing a change by a new one: a link beside it, a dialog that asks why."""

from collections.abc import Mapping

import streamlit as st

from lib.entries.drafts import Verdict
from lib.entries.write import undo
from lib.journal import Entry
from lib.ui.current import now
from lib.ui.language import t, told
from lib.ui.links import here_link
from lib.ui.people.reader import Reader

UNDO = "undo"


def undo_link(entry_id: str) -> str:
    """The link that asks to undo an entry, in Markdown; the rest of the address stays."""
    asked = {name: st.query_params[name] for name in st.query_params if name != UNDO}
    return here_link(t("Undo"), **asked | {UNDO: entry_id})


def ask_undo(may: Mapping[str, Entry], reader: Reader) -> None:
    """Opens the dialog of the entry that the address asks to undo, if the reader may."""
    entry = may.get(st.query_params.get(UNDO, ""))
    if entry is not None:
        opened = st.dialog(t("Undo this change"), on_dismiss=_forget)
        opened(_undo_form)(entry, reader)


def _undo_form(entry: Entry, reader: Reader) -> None:
    if entry.before:
        st.markdown(t("What it replaced is put back, by a new change: nothing leaves the ledger."))
    else:
        st.markdown(
            t(
                "Nothing was there before: what was entered is taken away, by a new change, and is"
                " awaited again. Nothing leaves the ledger."
            )
        )
    with st.form(UNDO, border=False):
        reason = st.text_input(t("Reason")).strip()
        asked = st.form_submit_button(t("Undo"))
    if not asked:
        return
    if not reason:
        st.error(t("Say why it is undone."))
        return
    outcome = undo(now(), reader.person, entry, reason)
    if outcome.verdict in (Verdict.WRITTEN, Verdict.UNCHANGED):
        _forget()
        st.rerun()
    if outcome.verdict == Verdict.CONFLICT:
        st.warning(t("It was changed again since: undo the later change first."))
    for sentence in outcome.sentences:
        st.error(told(sentence))


def _forget() -> None:
    st.query_params.pop(UNDO, None)
