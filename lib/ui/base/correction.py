"""Correcting an entry that did not go through: its fields again, in a form."""

from typing import Any

import streamlit as st

from lib.base import TABLES, Field, Kind
from lib.entries.drafts import Verdict
from lib.entries.numbers import Ambiguous, Empty, Number, Unreadable, read_number
from lib.entries.resolve import correct, typed_fields
from lib.journal import Entry
from lib.language import N_, Sentence, number
from lib.ui.language import language, plain, t, told
from lib.ui.people.reader import Reader
from lib.ui.whole import now

OPEN = "correction.open"
NUMBERS = (Kind.NUMBER, Kind.INTEGER, Kind.CURRENCY)
TYPED = (*NUMBERS, Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.URL, Kind.DATE)


def ask_correction(entry: Entry) -> None:
    """From now on the dialog is open for this entry."""
    st.session_state[OPEN] = entry.entry_id


def correction(entry: Entry, reader: Reader) -> None:
    """If it was asked for, a dialog with what was entered; saved as a new change in its place."""
    if st.session_state.get(OPEN) == entry.entry_id:
        opened = st.dialog(t("Correct the entry"), on_dismiss=_close)
        opened(_form)(entry, reader)


def _close() -> None:
    st.session_state.pop(OPEN, None)


def _form(entry: Entry, reader: Reader) -> None:
    fields = TABLES[entry.table_name].fields
    names = typed_fields(entry).keys() - {"reason"}
    shown = {n: f for n, f in fields.items() if n in names and _is_typed(f, entry)}
    with st.form(f"correct.{entry.entry_id}", border=False):
        typed = {name: _widget(field, entry.fields[name]) for name, field in shown.items()}
        reason = st.text_input(t("Reason"), value=entry.reason, key=f"why.{entry.entry_id}")
        asked = st.form_submit_button(t("Save"))
    if not asked:
        return
    cells, problem = _read(shown, typed)
    if problem:
        st.error(told(problem))
        return
    outcome = correct(now(), reader.person, entry, cells, reason.strip())
    if outcome.verdict in (Verdict.WRITTEN, Verdict.UNCHANGED):
        _close()
        st.rerun()
    for sentence in outcome.sentences or (Sentence(N_("It changed meanwhile: look again.")),):
        st.error(told(sentence))


def _is_typed(field: Field, entry: Entry) -> bool:
    """Whether a field is corrected here: not what the key says, which stays."""
    said = str(entry.fields[field.name]) in entry.key.split("/")
    return (field.kind in TYPED or field.kind == Kind.CHOICE) and not said and not field.links_to


def _widget(field: Field, cell: Any) -> Any:
    label = plain(field.label(language()))
    if field.kind == Kind.CHOICE:
        codes = ["", *field.choices]
        place = codes.index(cell) if cell in codes else 0
        names = {code: field.choice_label(code, language()) or t("None") for code in codes}
        return st.selectbox(label, codes, index=place, format_func=names.__getitem__)
    return st.text_input(label, value=_text(field, cell))


def _text(field: Field, cell: Any) -> str:
    if cell is None:
        return ""
    return number(cell, language(), 8) if field.kind in NUMBERS else str(cell)


def _read(
    fields: dict[str, Field], typed: dict[str, Any]
) -> tuple[dict[str, Any], Sentence | None]:
    """The cells, or the first thing that cannot be read."""
    cells: dict[str, Any] = {}
    for name, text in typed.items():
        cells[name] = text
        if fields[name].kind not in NUMBERS:
            continue
        match read_number(text, language()):
            case Number(value=value):
                cells[name] = value
            case Empty():
                cells[name] = None
            case Unreadable(sentence=sentence):
                return {}, sentence
            case Ambiguous():
                message = N_("“{text}” may be read in two ways: write it without thousands mark.")
                return {}, Sentence(message, {"text": text})
    return cells, None
