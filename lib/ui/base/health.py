"""The parts of the data-health page."""

import streamlit as st

from lib.base import TABLES
from lib.database.sight import EVERYTHING
from lib.language import N_, moment
from lib.questions.load_health import (
    OF_SCHEMA,
    PROBLEMS,
    Problem,
    last_load,
    problems,
)
from lib.sync.json_base import UnreadableBase
from lib.ui.base.airtable import as_it_is, read_again
from lib.ui.base.counted import ENTRIES, ROWS, STATES, counted_tables
from lib.ui.current import mirror, now
from lib.ui.language import language, plain, t, told
from lib.ui.people.reader import Reader
from lib.ui.shown import figure, table
from lib.ui.why import why_link

KINDS = {
    "demo": N_("the demonstration"),
    "local": N_("the local base"),
    "airtable": N_("Airtable"),
}


def last_reading(reader: Reader) -> None:
    """Which base is shown, as of which day, read when; and a button to read it again."""
    load = last_load(mirror())
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            t(
                "Base shown: **{base}**. Day of reference: **{day}**. Last complete reading: **{at}**.",
                base=t(KINDS[now().base.kind]),
                day=load.as_of,
                at=moment(load.at_utc, language()),
            ),
            width="stretch",
        )
        asked = reader.role != "viewer" and st.button(
            t("Read again now"), icon=":material/refresh:"
        )
    if asked:
        _read_again()
    as_it_is(reader)


def _read_again() -> None:
    """Reads the base again; what fails is said, and the last good reading stays."""
    try:
        problem = read_again()
    except UnreadableBase as error:
        problem = error.sentence
    if problem:
        st.error(told(problem))
    else:
        st.rerun()


def outbox(reader: Reader) -> None:
    """How many entries are in each state; for who sees the whole journal."""
    if reader.sight != EVERYTHING:
        return
    counts = now().journal.counts()
    st.subheader(t("Entries"))
    with st.container(horizontal=True):
        for state, words in STATES.items():
            label = why_link(t(words), ENTRIES, state)
            st.metric(label, counts.get(state, 0), border=True)


def what_is_wrong() -> None:
    """Every cell and row that was set aside or read as empty, and what to do."""
    found = [row for row in problems(mirror()) if row.problem not in OF_SCHEMA]
    title = t("Set aside or read as empty: {count}", count=len(found))
    st.subheader(title)
    if found:
        _listed(found, title)
    else:
        st.success(t("Every row and every cell of the base was read."), icon=":material/check:")


def schema_differences() -> None:
    """Where the tables, fields and choices of the base differ from the declaration."""
    found = [row for row in problems(mirror()) if row.problem in OF_SCHEMA]
    if found:
        title = t("Differences of the base: {count}", count=len(found))
        st.subheader(title)
        _listed(found, title, without=("row",))


def _listed(found: list[Problem], title: str, without: tuple[str, ...] = ()) -> None:
    names = ("table", "row", "field", "problem", "found")
    labels = (t("Table"), t("Row"), t("Field"), t("What to do"), t("Found"))
    st.dataframe(
        _in_words(found),
        hide_index=True,
        column_order=[name for name in names if name not in without],
        column_config=dict(zip(names, labels, strict=True)),
        alt=title,
    )


def _in_words(found: list[Problem]) -> list[dict[str, str]]:
    """The problems in the reader's words: table, row, field, problem, found."""
    shown = []
    for row in found:
        declared = TABLES.get(row.table_name)
        field = declared.fields.get(row.field or "") if declared else None
        line = t("line {line}", line=row.line) if row.line else ""
        shown.append(
            {
                "table": declared.label(language()) if declared else row.table_name,
                "row": row.key or line,
                "field": field.label(language()) if field else row.field or "",
                "problem": t(PROBLEMS[row.problem]),
                "found": row.found or "",
            }
        )
    return shown


def rows_by_table() -> None:
    """How many rows of each table count; each count opens to them."""
    st.subheader(t("Rows that count"))
    rows = [
        {
            t("Table"): plain(TABLES[name].label(language())),
            t("Rows"): why_link(figure(count), ROWS, name),
        }
        for name, count in counted_tables().items()
    ]
    with st.container(width=480):
        table(rows, alt=t("Rows that count"))
