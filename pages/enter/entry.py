"""To enter: all that is due for the reader in a quarter, in one grid."""

import streamlit as st

from lib.ui.entry.access import why_read_only
from lib.ui.entry.page import choose_lines, sheet_of, show_sheet
from lib.ui.forms.access import say_read_only
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.scope import quarter_filter

reader = guard("enter/entry")
st.title(t("To enter"))
with st.container(horizontal=True):
    quarter = quarter_filter()
    sheet = sheet_of(reader, quarter)
    lines, state = choose_lines(sheet)
read_only = why_read_only(reader)
if read_only:
    say_read_only(read_only)
show_sheet(sheet, frozenset(lines), state, locked=bool(read_only))
