"""The ledger's parts: filters, entries page by page, the file of them all."""

import streamlit as st

from lib.base import TABLES
from lib.entries.admission import sight_now
from lib.entries.undoable import undoable
from lib.questions import ledger as ask
from lib.questions.ledger import LedgerRow, Wanted
from lib.questions.ledger_file import ledger_file
from lib.questions.scope import projects
from lib.questions.words import choice
from lib.ui.base.cells import moved_words
from lib.ui.base.changes import entered_on
from lib.ui.base.period import days_of, period_filter
from lib.ui.base.row_words import RowWords
from lib.ui.base.undo import ask_undo, undo_link
from lib.ui.current import mirror, now
from lib.ui.filters import ALL, choose
from lib.ui.language import language, plain, t, tn
from lib.ui.links import here_link
from lib.ui.people.reader import Reader
from lib.ui.shown import table

LENGTH = 25
# The address may ask for one row: its table, then its key.
ROW = "row"


def wanted_filter() -> Wanted:
    """Of which table, project, person and period; of one row where the address names it."""
    table_name, _, key = st.query_params.get(ROW, "").partition(":")
    if table_name in TABLES:
        _one_row(table_name, key)
        return Wanted(table_name, key=key)
    everything = {ALL: t("Everything")}
    with st.container(horizontal=True):
        tables = everything | {name: one.label(language()) for name, one in TABLES.items()}
        of_table = choose("table", t("Table"), tables, ALL)
        of_project = choose("project", t("Project"), everything | projects(mirror()), ALL)
        author = choose("author", t("Person"), everything | ask.authors(mirror()), ALL)
        since, until = days_of(period_filter())
    whose, project, by = (None if one == ALL else one for one in (of_table, of_project, author))
    return Wanted(whose, project, by, since=since, until=until)


def _one_row(table_name: str, key: str) -> None:
    """Says which row the changes are of, and leads back to all."""
    what = RowWords(mirror(), [(table_name, key)]).linked(table_name, key)
    everything = here_link(t("See every change"))
    st.markdown(f"{what} — {everything}")


def entries(wanted: Wanted, reader: Reader) -> None:
    """The entries, the latest first, page by page; each that may be undone bears a link for it."""
    above = st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    )
    key = f"ledger.{wanted}"
    page = st.session_state.get(key, 1)
    found = ask.ledger(mirror(), wanted, (page - 1) * LENGTH, LENGTH)
    total = found[0].total if found else 0
    with above:
        st.caption(tn("{count} change", "{count} changes", total), width="content")
        if total:
            _offer_file(wanted, reader)
    may = undoable(now(), reader.person, found) if reader.writes else {}
    said = RowWords(mirror(), [(row.table_name, row.key) for row in found])
    undo = {id: undo_link(id) for id in may}
    table([_row(row, said, undo.get(row.entry_id)) for row in found], alt=t("Ledger"))
    if total > LENGTH:
        st.pagination(-(-total // LENGTH), key=key)
    ask_undo(may, reader)


def _offer_file(wanted: Wanted, reader: Reader) -> None:
    """All that the filters leave, to take away."""
    # The file is made when it is asked for, outside the session: who asks is said here, and what they
    # may see is asked then.
    base, person, tongue = now(), reader.person, language()
    st.download_button(
        t("Download (CSV)"),
        lambda: ledger_file(base.mirror.seen_by(sight_now(base, person)), wanted, tongue),
        file_name="balise-ledger.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
    )


def _row(row: LedgerRow, said: RowWords, undo: str | None) -> dict[str, str]:
    return {
        t("Date"): entered_on(row.at),
        t("Person"): plain(row.author or "—"),
        t("What"): said.linked(row.table_name, row.key),
        t("What changed"): " · ".join(moved_words(field, row, said.names) for field in row.moved)
        or "—",
        t("Reason"): plain(row.reason or "—"),
        t("Origin"): choice("journal", "source", row.source, language()),
        t("Action"): undo or "—",
    }
