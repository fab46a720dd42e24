"""Validating the values of a quarter: chosen in a table, validated at once."""

from collections.abc import Sequence

import streamlit as st

from lib.entries.drafts import Verdict
from lib.entries.write import validate
from lib.questions.validation import Unvalidated
from lib.questions.words import choice
from lib.ui.base.changes import entered_on, row_link
from lib.ui.current import now
from lib.ui.language import language, plain, t, tn, told
from lib.ui.people.reader import Reader
from lib.ui.shown import expected_figure, figure, quarter_name

DONE = "validated"
MOST_SHOWN = 10


def to_validate(found: Sequence[Unvalidated], reader: Reader) -> None:
    """The values, in a table whose rows are chosen, and the button that validates those."""
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
        alt=t("Values to validate"),
    ).selection.rows
    _histories([found[place] for place in chosen])
    label = tn("Validate {count} value", "Validate {count} values", len(chosen))
    if st.button(label, disabled=not (chosen and reader.writes)):
        _validate([found[place].key for place in chosen], reader)


def _histories(chosen: Sequence[Unvalidated]) -> None:
    """A link to the history of each value chosen: it is read before it is validated."""
    for one in chosen[:MOST_SHOWN]:
        words = f"{plain(one.project)} — {plain(one.indicator)}"
        st.markdown(f":material/history: {row_link('value', one.key, words)}")


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
