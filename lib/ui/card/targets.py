"""The dated targets of an indicator: those there are, one to add or to change."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.language import day
from lib.questions.cards import Target
from lib.ui.base.history import history_link
from lib.ui.forms import Look, draw_field, draw_foot, row_form
from lib.ui.language import language, plain, t
from lib.ui.people.reader import Reader
from lib.ui.shown import figure, table

TABLE = "target"


def targets_part(reader: Reader, card: Mapping[str, Any], found: list[Target]) -> None:
    """The targets of an indicator, and a form for one: a new one, or one of them."""
    indicator, unit = card["key"], card["unit"]
    st.subheader(t("Targets"))
    table([_row(target, unit) for target in found], alt=t("Targets"))
    options = {"": t("New target")} | {one.key: _name(one, unit) for one in found}
    chosen = st.selectbox(
        t("Target to add or change"),
        list(options),
        format_func=options.__getitem__,
        key=f"target/{indicator}",
    )
    form = row_form(reader, TABLE, chosen, given={"indicator": indicator})
    left, right = st.columns(2)
    with left:
        draw_field(form, "date")
    with right:
        draw_field(
            form, "value", Look(help=t("In the indicator's unit: {unit}.", unit=plain(unit)))
        )
    draw_field(form, "comment")
    draw_foot(form, with_reason=bool(chosen))
    st.caption(t("What a target was before stays in the ledger, with who changed it and why."))


def _row(target: Target, unit: str) -> dict[str, str]:
    return {
        t("Date"): day(target.day, language()),
        t("Target"): history_link(figure(target.value, plain(unit)), TABLE, target.key),
        t("Comment"): plain(target.comment or "—"),
    }


def _name(target: Target, unit: str) -> str:
    return f"{day(target.day, language())} · {figure(target.value, unit)}"
