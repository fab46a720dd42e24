"""The ledger's parts: filters, entries page by page, and undoing by a new change."""

from collections.abc import Mapping

import streamlit as st

from lib.base import TABLES, Field
from lib.entries.drafts import Verdict
from lib.entries.undoable import undoable
from lib.entries.write import undo
from lib.journal import Entry
from lib.questions import ledger as ask
from lib.questions.ledger import LedgerRow, Wanted
from lib.questions.scope import projects
from lib.questions.words import choice
from lib.ui.base.cells import cell_words
from lib.ui.base.changes import entered_on
from lib.ui.current import mirror, now
from lib.ui.filters import ALL, choose
from lib.ui.language import language, plain, t, tn, told
from lib.ui.links import here_link, text_link
from lib.ui.people.reader import Reader
from lib.ui.shown import table

LENGTH = 25
UNDO = "undo"
# What the software writes by itself beside what a person did.
STAMPS = {
    "entered_by",
    "entered_at",
    "source",
    "method_version",
    "recorded_at",
    "recorded_by",
}


def wanted_filter() -> Wanted:
    """Of which table, project and person."""
    everything = {ALL: t("Everything")}
    with st.container(horizontal=True):
        tables = everything | {name: one.label(language()) for name, one in TABLES.items()}
        of_table = choose("table", t("Table"), tables, ALL)
        of_project = choose("project", t("Project"), everything | projects(mirror()), ALL)
        author = choose("author", t("Person"), everything | ask.authors(mirror()), ALL)
    chosen = (None if value == ALL else value for value in (of_table, of_project, author))
    return Wanted(*chosen)


def entries(wanted: Wanted, reader: Reader) -> None:
    """The entries, the latest first, page by page; each that may be undone bears a link for it."""
    above = st.container()
    key = f"ledger.{wanted}"
    page = st.session_state.get(key, 1)
    found = ask.ledger(mirror(), wanted, (page - 1) * LENGTH, LENGTH)
    total = found[0].total if found else 0
    above.caption(tn("{count} change", "{count} changes", total))
    ids = [row.entry_id for row in found]
    may = undoable(now(), reader.person, ids) if reader.writes else {}
    table([_row(row, row.entry_id in may) for row in found], alt=t("Ledger"))
    if total > LENGTH:
        st.pagination(-(-total // LENGTH), key=key)
    _ask_undo(may, reader)


def _row(row: LedgerRow, may_undo: bool) -> dict[str, str]:
    undo_label = t("Undo")
    return {
        t("Date"): entered_on(row.at),
        t("Person"): plain(row.author or "—"),
        t("What"): _what(row),
        t("What changed"): _change(row),
        t("Reason"): plain(row.reason or "—"),
        t("Origin"): choice("journal", "source", row.source, language()),
        t("Action"): here_link(undo_label, **{UNDO: row.entry_id}) if may_undo else "",
    }


def _what(row: LedgerRow) -> str:
    """The table and the row, as a link to its page where there is one."""
    declared = TABLES.get(row.table_name)
    name = plain(declared.label(language()) if declared else row.table_name)
    project, _, rest = row.key.partition("/")
    label = plain(row.key)
    match row.table_name:
        case "value" | "target":
            indicator = f"{project}/{rest.rpartition('/')[0]}"
            label = text_link("explore/indicator", label, project=project, indicator=indicator)
        case "indicator":
            label = text_link("explore/indicator", label, project=project, indicator=row.key)
        case "project" | "phase" | "deployment" | "assessment" | "check_in":
            label = text_link("explore/project", label, project=project)
    return f"{name} :gray[·] {label}"


def _change(row: LedgerRow) -> str:
    """Each field that changed: what it was, what it is; not what the key says already."""
    declared = TABLES.get(row.table_name)
    if declared is None:
        return "—"
    said = {declared.key.name, *STAMPS}
    said |= {name for name, cell in row.fields.items() if str(cell) in row.key.split("/")}
    return (
        "; ".join(
            _moved(field, row)
            for name, field in declared.fields.items()
            if name in row.fields and name not in said and row.fields[name] != row.before.get(name)
        )
        or "—"
    )


def _moved(field: Field, row: LedgerRow) -> str:
    label, after = plain(field.label(language())), cell_words(field, row.fields[field.name])
    if field.name not in row.before:
        return t("{label}: **{after}**", label=label, after=after)
    before = cell_words(field, row.before[field.name])
    return t("{label}: {before} → **{after}**", label=label, before=before, after=after)


def _ask_undo(may: Mapping[str, Entry], reader: Reader) -> None:
    entry = may.get(st.query_params.get(UNDO, ""))
    if entry is not None:
        opened = st.dialog(t("Undo this change"), on_dismiss=_forget)
        opened(_undo_form)(entry, reader)


def _undo_form(entry: Entry, reader: Reader) -> None:
    st.markdown(t("What it replaced is put back, by a new change: nothing leaves the ledger."))
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
