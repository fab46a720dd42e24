"""A form drawn again alone while it is filled in; once it is written, the whole page follows."""

from collections.abc import Callable

import streamlit as st

from lib.ui.current import catch_up
from lib.ui.forms.answers import follows, tell_what_became

WHOLE = "whole_page"


def alone(draw: Callable[[], None]) -> None:
    """Draws a part of the page that holds forms; `draw` makes them anew at each drawing."""
    st.session_state[WHOLE] = True
    _part(draw)


@st.fragment
def _part(draw: Callable[[], None]) -> None:
    """The part; with the whole page the base has been caught up with already."""
    if not st.session_state.pop(WHOLE, False):
        if follows():
            st.rerun()
        catch_up()
    tell_what_became()
    draw()
