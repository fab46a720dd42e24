"""What pages say of an Airtable base: a reading that failed, one that runs, calls, keys to make."""

from collections.abc import Callable
from functools import lru_cache

import streamlit as st

from lib.airtable.errors import AirtableError
from lib.airtable.progress import Progress
from lib.base import TABLES
from lib.database.sight import EVERYTHING
from lib.language import Sentence, moment
from lib.questions.keyless import Keyless, keyless
from lib.questions.load_health import last_load
from lib.sync.last_failure import Failure, last_failure
from lib.ui.language import language, t, told
from lib.ui.people.reader import Reader
from lib.ui.whole import now


def failed_reading() -> None:
    """On every page: that the last reading failed, why, and of when the figures shown are."""
    failure = _failure()
    if failure is None:
        return
    st.warning(
        t(
            "The base could not be read on {at}. {why} The figures shown are those of {read_at}.",
            at=moment(failure.at, language()),
            why=told(failure.sentence),
            read_at=moment(last_load(now().mirror).at_utc, language()),
        ),
        icon=":material/cloud_off:",
    )


def read_again(as_it_is: bool = False) -> Sentence | None:
    """Reads the base again, showing how far it is; why it could not, if so."""
    bar = st.progress(0.0, t("The base is being read…"))
    try:
        now().refresh(_shown_on(bar.progress), as_it_is)
    except AirtableError as error:
        return error.sentence
    finally:
        bar.empty()
    return None


def as_it_is(reader: Reader) -> None:
    """When the reading stops at what Airtable no longer holds: a button to read without it."""
    failure = _failure()
    if failure is None or not failure.may_be_waived or not reader.writes:
        return
    if st.button(t("Read the base as it is"), icon=":material/warning:"):
        problem = read_again(as_it_is=True)
        if problem:
            st.error(told(problem))
        else:
            st.rerun()


def keys_to_make(reader: Reader) -> None:
    """Rows typed in Airtable without a key, the key of each, and a button to write them there."""
    may = reader.writes and reader.sight == EVERYTHING
    rows = _keyless(now().shown) if now().base.in_airtable and may else []
    if not rows:
        return
    st.subheader(t("Rows without a key: {count}", count=len(rows)))
    labels = (t("Table"), t("Row"), t("Key to write"), t("What to do"))
    names = ("table", "row", "key", "todo")
    st.dataframe(
        [dict(zip(names, _proposal(row), strict=True)) for row in rows],
        hide_index=True,
        column_config=dict(zip(names, labels, strict=True)),
        alt=t("Rows without a key: {count}", count=len(rows)),
    )
    writable = [row for row in rows if row.may_be_written]
    if writable and st.button(t("Write these keys in Airtable"), icon=":material/key:"):
        _write(writable)


@lru_cache(maxsize=1)
def _keyless(_shown: object) -> list[Keyless]:
    """Made once for what is shown: a key may have a random part, and the one proposed is written."""
    return keyless(now().mirror)


def _write(rows: list[Keyless]) -> None:
    # Its client takes a second to load, which other pages need not wait for.
    from lib.sync.key_writing import write_keys

    try:
        with st.spinner(t("The keys are being written…")):
            write_keys(now().settings, now().store, rows)
    except AirtableError as error:
        st.error(told(error.sentence))
        return
    problem = read_again()
    if problem:
        st.error(told(problem))
    else:
        st.rerun()


def _proposal(row: Keyless) -> tuple[str, str, str, str]:
    """A row without a key in the reader's words: table, record, key, what to do."""
    if row.may_be_written:
        todo = t("written on request")
    elif row.twin:
        todo = t("another row bears this key: keep one of the two")
    else:
        todo = t("the row has no key: give it one")
    return TABLES[row.table].label(language()), row.record, row.key, todo


def _failure() -> Failure | None:
    base = now().base
    return last_failure(now().store, base.name) if base.in_airtable else None


def _shown_on(bar: Callable[[float, str], object]) -> Callable[[Progress], None]:
    """Shows each page that comes: the share of those expected, the table and its rows."""

    def show(progress: Progress) -> None:
        share = min(1.0, progress.pages / progress.expected) if progress.expected else 0.0
        table = TABLES[progress.table].label(language())
        bar(share, t("{table}: {rows} rows read", table=table, rows=progress.rows))

    return show
