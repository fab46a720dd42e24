"""What was typed and does not stand in the grid: on lines that are gone, in other quarters."""

from collections.abc import Mapping

import streamlit as st

from lib.entries.sheet import Settled, Sheet
from lib.entries.typed_row import COLUMNS
from lib.ui.entry.rows import label
from lib.ui.language import language, plain, t, tn
from lib.ui.links import text_link


def say_left_over(sheet: Sheet, settled: Settled) -> None:
    """Draws each text that has no line any more, to be copied then given up, and where others wait."""
    typed = sheet.drafts.rows()
    for row in settled.waiting.keys() - settled.lines.keys():
        with st.container(horizontal=True, vertical_alignment="center"):
            why = " ".join(one.say(language()) for one in settled.waiting[row].sentences)
            st.warning(f"{plain(row)} — {plain(_texts(typed[row]))} — {why}", width="stretch")
            st.button(t("Give up"), key=f"drop/{row}", on_click=sheet.drafts.forget, args=([row],))
    for quarter, count in sheet.elsewhere().items():
        words = tn(
            "{count} line that you typed waits in {quarter}",
            "{count} lines that you typed wait in {quarter}",
            count,
            quarter=quarter.shown(language()),
        )
        link = text_link("enter/entry", words, quarter=str(quarter))
        st.markdown(f":material/edit_note: {link}")


def _texts(texts: Mapping[str, str]) -> str:
    """What was typed on a line, column by column."""
    return ", ".join(f"{label(name)}: {texts[name]}" for name in COLUMNS if texts.get(name))
