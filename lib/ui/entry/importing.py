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
from lib.entries.importing.template import errors, template
from lib.language import N_
from lib.quarters import Quarter
from lib.questions.due import due_sheet
from lib.questions.words import choice
from lib.ui.current import mirror, now
from lib.ui.language import language, plain, t, tn, told
from lib.ui.people.reader import Reader
from lib.ui.shown import figure, quarter_name, table

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BEFORE = {
    "written": N_("To write"),
    "unchanged": N_("Unchanged"),
    "skipped": N_("Skipped"),
    "asked": N_("To settle"),
}
AFTER = BEFORE | {"written": N_("Written")}
# What needs a person comes first.
ORDER = ("asked", "skipped", "written", "unchanged")
DONE = "import_done"
MOST_SHOWN = 100


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
    """The file to import."""
    return st.file_uploader(
        t("Excel workbook (.xlsx) or CSV file, 10 MB at most"),
        help=t(
            "One line for each value, or one column for each quarter. The first line names the "
            "columns, in French or in English: the indicator’s key, or its project and its name; the "
            "quarter; the value; and if need be the status, the comment, the evidence and the reason."
        ),
    )


def show_import(reader: Reader, file: UploadedFile) -> None:
    """What would become of the file's values, and the button that writes; or what became of them."""
    done: dict[str, list[Previewed]] = st.session_state.setdefault(DONE, {})
    if file.file_id in done:
        _show(done[file.file_id], AFTER)
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
    _show(found, BEFORE)
    _accept(reader, file.file_id, values.lines, found)


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
    st.button(
        tn("Write {count} value", "Write {count} values", count), on_click=accept, type="primary"
    )
    if replaced:
        st.caption(
            tn(
                "{count} of them replaces a value of the base, which the ledger keeps.",
                "{count} of them replace values of the base, which the ledger keeps.",
                replaced,
            )
        )


def _show(found: Sequence[Previewed], words: dict[str, str]) -> None:
    """How many values have each fate, and each with its fate and why."""
    counted = counts(found)
    with st.container(horizontal=True):
        for fate, count in counted.items():
            st.metric(t(words[fate]), count, border=True)
    left = sorted((one for one in found if one.why), key=lambda one: ORDER.index(one.fate))
    if left:
        st.subheader(t("Left to correct"))
        alt = t("Each value left to correct, and why")
        table([_row(one, words) | {t("Why"): _why(one)} for one in left[:MOST_SHOWN]], alt)
        if len(left) > MOST_SHOWN:
            st.caption(
                t("The first {most} are shown here; the file has them all.", most=MOST_SHOWN)
            )
        _offer_errors(left)
    taken = [one for one in found if not one.why]
    if taken:
        with st.expander(t("Values that the file gives without a doubt")):
            alt = t("Each value taken, and what becomes of it")
            table([_row(one, words) for one in taken[:MOST_SHOWN]], alt)
            if len(taken) > MOST_SHOWN:
                shown = t("The first {most} of {count}.", most=MOST_SHOWN, count=len(taken))
                st.caption(shown)


def _row(one: Previewed, words: dict[str, str]) -> dict[str, str]:
    """A value of the file: its fate, where it stands, what the file says."""
    line, written = one.line, one.line.written
    project = line.indicator.project_name if line.indicator else written.get("project", "")
    named = line.indicator.name if line.indicator else _named(line)
    quarter = quarter_name(line.quarter) if line.quarter else written.get("quarter", "")
    return {
        t("Fate"): t(words[one.fate]),
        t("Line"): str(line.number),
        t("Project"): plain(project),
        t("Indicator"): plain(named),
        t("Quarter"): plain(quarter),
        t("In the file"): plain(written.get("value") or written.get("status", "")),
        t("In the base"): _in_base(one),
    }


def _in_base(one: Previewed) -> str:
    """What the base held before: the number, or the situation."""
    if not one.before:
        return "—"
    if one.before["value"] is not None:
        return figure(one.before["value"])
    return choice("value", "status", one.before["status"], language())


def _why(one: Previewed) -> str:
    return " ".join(told(sentence) for sentence in one.why)


def _named(line: Line) -> str:
    return line.written.get("key") or line.written.get("indicator", "")


def _offer_errors(left: Sequence[Previewed]) -> None:
    """A workbook of what was not taken, to correct and send again."""
    tongue = language()
    st.download_button(
        t("Download what is left to correct (Excel)"),
        lambda: errors(left, tongue),
        on_click="ignore",
        file_name="balise-corrections.xlsx",
        mime=SPREADSHEET,
        icon=":material/download:",
    )
    st.caption(t("Correct it, then send it here: what is already written stays unchanged."))
