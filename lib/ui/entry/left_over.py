"""What was typed and does not stand in the grid: on lines that are gone, in other quarters."""

import streamlit as st

from lib.entries.sheet import Settled, Sheet
from lib.questions.row_names import Names
from lib.ui.current import mirror
from lib.ui.entry.grid import columns
from lib.ui.grid.left_over import say_left_over
from lib.ui.language import language, tn
from lib.ui.links import text_link


def say_elsewhere(sheet: Sheet, settled: Settled) -> set[str]:
    """Draws what was typed on lines that are gone, then where others wait; gives the former."""
    gone = {row: one for row, one in settled.waiting.items() if row not in settled.lines}
    names = Names(mirror())
    say_left_over(sheet.pad, gone, columns(), lambda row: names.of("indicator", row))
    for quarter, count in sheet.elsewhere().items():
        words = tn(
            "{count} line that you typed waits in {quarter}",
            "{count} lines that you typed wait in {quarter}",
            count,
            quarter=quarter.shown(language()),
        )
        link = text_link("enter/entry", words, quarter=str(quarter))
        st.markdown(f":material/edit_note: {link}")
    return set(gone)
