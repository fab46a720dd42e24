"""What a file would write, or has written: how many values have each fate, and each with why."""

from collections.abc import Sequence

import streamlit as st

from lib.entries.importing import Line, Previewed, counts
from lib.entries.importing.template import errors
from lib.language import N_
from lib.questions.words import choice
from lib.ui.language import language, plain, t, told
from lib.ui.shown import figure, quarter_name, table

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What needs a person comes first.
ORDER = ("asked", "skipped", "written", "unchanged")
COUNTED = {
    "written": N_("To write"),
    "unchanged": N_("Unchanged"),
    "skipped": N_("Skipped"),
    "asked": N_("To settle"),
}
WRITTEN = N_("Written")
ONE = {
    "written": N_("To be written"),
    "unchanged": N_("As it is in the base"),
    "skipped": N_("Left out"),
    "asked": N_("To be settled"),
}
ONE_WRITTEN = N_("In the base now")
MOST_SHOWN = 100


def show_counts(found: Sequence[Previewed], done: bool) -> None:
    """How many values have each fate."""
    words = COUNTED | ({"written": WRITTEN} if done else {})
    with st.container(horizontal=True):
        for fate, count in counts(found).items():
            st.metric(t(words[fate]), count, border=True)


def show_each(found: Sequence[Previewed], done: bool) -> None:
    """The values left to correct, as a file too; and those that are taken."""
    words = ONE | ({"written": ONE_WRITTEN} if done else {})
    left = sorted((one for one in found if one.why), key=lambda one: ORDER.index(one.fate))
    if left:
        st.subheader(t("Left to correct"))
        rows = [_row(one, words) | {t("Why"): _why(one)} for one in left[:MOST_SHOWN]]
        table(rows, t("Each value left to correct, and why"))
        if len(left) > MOST_SHOWN:
            st.caption(
                t("The first {most} are shown here; the file has them all.", most=MOST_SHOWN)
            )
        _offer_errors(left)
    taken = [one for one in found if not one.why]
    if taken:
        with st.expander(t("Values that the file gives without a doubt")):
            before = t("Before in the base") if done else t("In the base")
            rows = [_row(one, words) | {before: _in_base(one)} for one in taken[:MOST_SHOWN]]
            table(rows, t("Each value taken, and what becomes of it"))
            if len(taken) > MOST_SHOWN:
                st.caption(t("The first {most} of {count}.", most=MOST_SHOWN, count=len(taken)))


def _row(one: Previewed, words: dict[str, str]) -> dict[str, str]:
    """A value of the file: its fate, where it stands, what the file says."""
    written = one.line.written
    return {
        t("Fate"): t(words[one.fate]),
        t("Line"): str(one.line.number),
        t("Value of"): plain(_named(one.line)),
        t("In the file"): plain(written.get("value") or written.get("status", "")),
    }


def _named(line: Line) -> str:
    """The project, the indicator and the quarter, as far as they are known."""
    written = line.written
    if line.indicator:
        names = [line.indicator.project_name, line.indicator.name]
    else:
        names = [written.get("project", ""), written.get("key") or written.get("indicator", "")]
    quarter = quarter_name(line.quarter) if line.quarter else written.get("quarter", "")
    return " · ".join(name for name in (*names, quarter) if name)


def _in_base(one: Previewed) -> str:
    """What the base held before: the number, or the situation."""
    if not one.before:
        return "—"
    if one.before["value"] is not None:
        return figure(one.before["value"])
    return choice("value", "status", one.before["status"], language())


def _why(one: Previewed) -> str:
    return " ".join(told(sentence) for sentence in one.why)


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
