"""The guard of every page: nothing is shown before the base is loaded and the reader may see it."""

import streamlit as st

from lib.ui.ending import end_page
from lib.ui.filters import recall
from lib.ui.language import t
from lib.ui.links import page_link
from lib.ui.pages import PAGES, start_of, title_of
from lib.ui.people.door import CLOSED, stay_outside
from lib.ui.people.reader import Reader, reader
from lib.ui.whole import catch_up


def guard(page: str) -> Reader:
    """Catches up with the base, takes the filters of the address, and lets in only whom it may.

    Called first by each page, even though the frame hides what a role may not open: a page can be
    reached by other ways.
    """
    with st.spinner(t("The base is being read…"), show_time=False):
        catch_up()
    recall()
    try:
        someone = reader()
    except CLOSED as reason:
        stay_outside(reason)
        st.stop()
    if someone.role not in PAGES[page].roles:
        _refuse(page, someone)
        end_page()
    return someone


def _refuse(page: str, someone: Reader) -> None:
    """Says that the role does not open the page, and leads to where it begins."""
    start = start_of(someone.role)
    st.title(title_of(page))
    st.error(t("Your role does not open this page."), icon=":material/lock:")
    page_link(start.name, title_of(start.name), icon=":material/arrow_forward:")
