"""Validating the values of a quarter: chosen in a table, validated at once."""

from collections.abc import Sequence

import streamlit as st

from lib.entries.drafts import Verdict
from lib.entries.write import validate
from lib.quarters import Quarter
from lib.questions.validation import Unvalidated
from lib.questions.words import choice
from lib.ui.base.changes import entered_on
from lib.ui.current import now
from lib.ui.language import language, t, tn, told
from lib.ui.people.reader import Reader
from lib.ui.shown import expected_figure, figure, quarter_name
from lib.ui.why import ask

DONE = "validated"
OPENED = "validation.opened"


def to_validate(found: Sequence[Unvalidated], quarter: Quarter, reader: Reader) -> None:
    """The values, in a table whose rows are chosen, and the button that validates those.

    Each row has a button that opens its history: a value is read before it is validated.
    """
    if done := st.session_state.pop(DONE, 0):
        st.success(tn("{count} value validated.", "{count} values validated.", done))
    if not found:
        st.info(t("Every value entered here is validated."))
        return
    st.caption(
        t(
            "Choose rows, or all of them by the box above: a validated value changes with a reason only."
        )
    )
    chosen = st.dataframe(
        [_row(one) for one in found],
        hide_index=True,
        key=f"validation.{len(found)}.{found[0].key}",
        on_select="rerun",
        selection_mode="multi-row",
        column_config={
            t("History"): st.column_config.ButtonColumn(
                type="tertiary", key=OPENED, on_click=_open, args=(found, quarter)
            )
        },
        alt=t("Values to validate"),
    ).selection.rows
    label = tn("Validate {count} value", "Validate {count} values", len(chosen))
    if st.button(label, disabled=not (chosen and reader.writes)):
        _validate([found[place].key for place in chosen], reader)


def _open(found: Sequence[Unvalidated], quarter: Quarter) -> None:
    """Opens what is behind the value of the row clicked."""
    ask("indicator-value", found[st.session_state[OPENED].row].card, str(quarter))


def _validate(keys: list[str], reader: Reader) -> None:
    outcomes = validate(now(), reader.person, keys)
    refused = [one for one in outcomes if one.verdict not in (Verdict.WRITTEN, Verdict.UNCHANGED)]
    for outcome in refused:
        for sentence in outcome.sentences:
            st.error(told(sentence))
    st.session_state[DONE] = len(outcomes) - len(refused)
    if not refused:
        st.rerun()


def _row(one: Unvalidated) -> dict[str, str]:
    measured = one.status == "measured"
    return {
        t("Project"): one.project,
        t("Indicator"): one.indicator,
        t("Value"): figure(one.value, one.unit)
        if measured
        else choice("value", "status", one.status, language()),
        t("History"): ":material/history:",
        t("Last value"): _last(one),
        t("Expected"): expected_figure(one.expected),
        t("Entered by"): one.author or "—",
        t("Entered on"): entered_on(one.at),
        t("Reason"): one.reason or "",
    }


def _last(one: Unvalidated) -> str:
    if one.last_value is None:
        return "—"
    return f"{figure(one.last_value)} ({quarter_name(one.last_quarter)})"
