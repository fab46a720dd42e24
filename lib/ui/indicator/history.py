"""The indicator's history: its chart, then a row per quarter down to who entered what."""

from collections.abc import Sequence

import streamlit as st

from lib.charts.trajectory import trajectory
from lib.questions.changes import Change, changes
from lib.questions.indicator import Card, Figures, line
from lib.ui.base.changes import entered_on, replaced
from lib.ui.current import mirror
from lib.ui.figures import chart, manner
from lib.ui.indicator.trajectory import told
from lib.ui.indicator.why import indicator_why
from lib.ui.language import plain, t
from lib.ui.shown import expected_figure, figure, quarter_name, state_badge, status_badge, table


def history(found: Card, figures: Sequence[Figures]) -> None:
    """The trajectory, then the table of the quarters in which something is due or was entered."""
    st.subheader(t("History"))
    spoken = [f for f in figures if f.told]
    if not spoken:
        st.info(t("Nothing was due yet: the first value will be shown here."))
        return
    points = line(mirror(), found.key)
    alt = t(
        "{name}: measured values, expected line and targets, quarter by quarter", name=found.name
    )
    chart(
        trajectory(told(figures, points, found.unit), manner()),
        alt,
        asks=("indicator-value", found.key),
    )
    entries = changes(mirror(), found.key)
    rows = [_row(found, line, entries) for line in reversed(spoken)]
    table(_without_empty(rows), alt=t("History"))


def _row(found: Card, line: Figures, entries: Sequence[Change]) -> dict[str, str]:
    """One quarter, as cells in Markdown; each figure opens to what is behind it."""
    unit = plain(found.unit)

    def asked(kind: str, shown: str) -> str:
        return indicator_why(kind, shown, found.key, line.quarter)

    carried = f" :gray[({quarter_name(line.value_quarter)})]" if line.carried else ""
    return {
        t("Quarter"): quarter_name(line.quarter),
        t("State"): state_badge(line.state),
        t("Value"): asked("value", figure(line.value, unit)) + carried,
        t("Expected"): asked("expected", expected_figure(line.expected, unit)),
        t("Status"): asked("status", status_badge(line.status)),
        t("Entered by"): plain(line.entered_by or "—"),
        t("Entered on"): entered_on(line.entered_at),
        t("Reason"): plain(line.reason or line.comment or "—"),
        t("Replaced"): replaced(entries, line.quarter),
        t("Validated by"): plain(line.validated_by or "—"),
    }


def _without_empty(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without the columns that say nothing anywhere."""
    kept = [name for name in rows[0] if any(row[name] != "—" for row in rows)]
    return [{name: row[name] for name in kept} for row in rows]
