"""Import: values from a spreadsheet, shown before they are written."""

import streamlit as st

from lib.ui.entry.access import why_read_only
from lib.ui.entry.importing import ask_file, explain, offer_template, show_import
from lib.ui.forms.access import say_who_writes
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.scope import quarter_filter

reader = guard("enter/import")
st.title(t("Import values"))
if read_only := why_read_only(reader):
    say_who_writes(read_only)
explain()
with st.container(horizontal=True, vertical_alignment="bottom"):
    quarter = quarter_filter()
    offer_template(reader, quarter)
if file := ask_file():
    show_import(reader, file)
