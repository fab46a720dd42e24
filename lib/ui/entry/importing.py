"""The import page: a file, what would become of each of its values, then the writing."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.entries.importing import (
    Line,
    Previewed,
    UnreadableFile,
    counts,
    preview,
    read_values,
    write,
)
from lib.entries.importing.named import Indicators
from lib.entries.importing.template import template
from lib.quarters import Quarter
from lib.questions.due import due_sheet
from lib.ui.current import mirror, now
from lib.ui.entry.imported import SPREADSHEET, show_counts, show_each
from lib.ui.language import language, t, tn, told
from lib.ui.people.reader import Reader

DONE = "import_done"


def explain() -> None:
    """What the page is for, in one sentence."""
    st.markdown(
        t(
            "Download the rows to enter, fill in the file and put it back here. **Nothing is written "
            "before you have seen what becomes of each value and accepted it.**"
        )
    )


def offer_template(reader: Reader, quarter: Quarter) -> None:
    """A workbook of the reader's rows due in the quarter."""
    # The workbook is made when it is asked for, outside the session: who asks is said here.
    seen, tongue = mirror(), language()
    st.download_button(
        t("Download the rows to enter (Excel)"),
        lambda: template(due_sheet(seen, reader.person, quarter), quarter, tongue),
        on_click="ignore",
        file_name=f"balise-{quarter}.xlsx",
        mime=SPREADSHEET,
        icon=":material/download:",
    )


def ask_file() -> UploadedFile | None:
    """The file to import, and which files are read."""
    file = st.file_uploader(t("File filled in: an Excel workbook (.xlsx) or a CSV"))
    with st.expander(t("A file of your own: which columns?")):
        st.markdown(
            t(
                "One line for each value, or one column for each quarter. The first line names the "
                "columns, in French or in English: the indicator’s key, or its project and its name; the "
                "quarter; the value; and if need be the status, the comment, the evidence and the reason."
            )
        )
    return file


def show_import(reader: Reader, file: UploadedFile) -> None:
    """What would become of the file's values, and the button that writes; or what became of them."""
    done: dict[str, list[Previewed]] = st.session_state.setdefault(DONE, {})
    if file.file_id in done:
        _show_done(done[file.file_id])
        return
    with st.spinner(t("Each value is being checked…"), show_time=False):
        try:
            values = read_values(file.getvalue(), language(), Indicators(mirror()))
        except UnreadableFile as error:
            st.error(told(error.sentence), icon=":material/error:")
            return
        found = preview(now(), reader.person, values.lines)
    for note in values.notes:
        st.info(told(note), icon=":material/info:")
    show_counts(found, done=False)
    _accept(reader, file.file_id, values.lines, found)
    show_each(found, done=False)


def _show_done(found: Sequence[Previewed]) -> None:
    """What became of the values."""
    count = counts(found)["written"]
    if count:
        st.success(
            tn("{count} value is written.", "{count} values are written.", count),
            icon=":material/check:",
        )
    show_counts(found, done=True)
    show_each(found, done=True)


def _accept(
    reader: Reader, file_id: str, lines: Sequence[Line], found: Sequence[Previewed]
) -> None:
    """The button that writes; nothing was written before."""

    def accept() -> None:
        # A second click on the same button finds the file written already.
        if file_id not in st.session_state[DONE]:
            st.session_state[DONE] = {file_id: write(now(), reader.person, lines)}

    count, replaced = counts(found)["written"], sum(one.replaces for one in found)
    if not count:
        st.info(t("Nothing of this file can be written as it is."), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        words = tn("Write {count} value", "Write {count} values", count)
        st.button(words, on_click=accept, type="primary")
        if replaced:
            st.caption(
                tn(
                    "{count} of them replaces a value of the base, which the ledger keeps.",
                    "{count} of them replace values of the base, which the ledger keeps.",
                    replaced,
                )
            )
