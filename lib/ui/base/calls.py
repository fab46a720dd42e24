"""The calls to Airtable: those of the month, those of one reading, how often the base is read."""

from datetime import UTC, datetime

import streamlit as st

from lib.base import TABLES
from lib.sync.budget import KEPT, Budget, budget, calls_by_table
from lib.ui.language import language, plain, t
from lib.ui.shown import figure, share
from lib.ui.whole import now
from lib.ui.why import Explanation, Question, why_link

CALLS = "calls"


def calls() -> None:
    """The three figures, where the base is in Airtable; each opens to what it rests on."""
    if not now().base.in_airtable:
        return
    found = _budget()
    shown = {
        t("This month"): t("{spent} of {allowed}", spent=found.spent, allowed=found.allowed),
        t("Calls of one reading"): figure(found.per_reading),
        t("Read again every"): _lasting(found.minutes),
    }
    st.subheader(t("Calls to Airtable"))
    with st.container(horizontal=True):
        for label, told in shown.items():
            st.metric(why_link(label, CALLS), told, border=True)
    if found.minutes > now().settings.refresh_minutes:
        st.caption(t("Rarer than set, so that the calls of the month last until its end."))


def calls_questions() -> dict[str, Question]:
    """What is behind the calls, where the base is in Airtable."""
    return {CALLS: _explained} if now().base.in_airtable else {}


def _explained() -> Explanation:
    """The tables that one reading reads, and how the calls of the month are spread."""
    found = _budget()
    sentences = [
        t(
            "This month, counted as they were made: **{spent}** calls of {allowed} allowed.",
            spent=found.spent,
            allowed=found.allowed,
        ),
        t(
            "One reading: 1 call for the schema, and one a hundred rows of each table: **{calls}**.",
            calls=found.per_reading,
        ),
        t(
            "{share} of the calls left are kept for entries and people; the readings share the others"
            " until the month ends, every {minutes} minutes at most: **{lasting}**.",
            share=share(KEPT),
            minutes=now().settings.refresh_minutes,
            lasting=_lasting(found.minutes),
        ),
    ]
    tables = calls_by_table(now().settings, now().store)
    rows = [
        {
            t("Table"): plain(TABLES[name].label(language())),
            t("Rows"): figure(rows),
            t("Calls"): figure(each),
        }
        for name, (rows, each) in tables.items()
    ]
    return Explanation(t("Calls to Airtable"), sentences, rows)


def _budget() -> Budget:
    return budget(now().settings, now().store, datetime.now(UTC))


def _lasting(minutes: float) -> str:
    """A lapse in minutes, in hours from two on."""
    if minutes < 120:
        return t("{n} min", n=round(minutes))
    return t("{n} h", n=round(minutes / 60))
