"""Says to Streamlit, before anyone comes, that the frame names the pages."""

import logging

import streamlit as st

from lib.ui.pages import PAGES

BARE_MODE = "streamlit.runtime.scriptrunner_utils.script_run_context"


def announce_pages() -> None:
    """Turns off the discovery of `pages/`, which lasts until `st.navigation` is first called.

    Without it the first visitor of a fresh server who follows a deep link is told that the page does
    not exist. Called outside any session, which Streamlit warns of.
    """
    logger = logging.getLogger(BARE_MODE)
    level = logger.level
    logger.setLevel(logging.ERROR)
    st.navigation([st.Page(page.path) for page in PAGES.values() if page.path.exists()])
    logger.setLevel(level)
