"""A form drawn again alone while it is filled in; once it is written, the whole page follows."""

from collections.abc import Callable

import streamlit as st

from lib.ui.current import catch_up
from lib.ui.forms.answers import follows, tell_what_became


@st.fragment
def alone(draw: Callable[[], None]) -> None:
    """Draws a part of the page that holds forms; `draw` makes them anew at each drawing."""
    if follows():
        st.rerun()
    tell_what_became()
    catch_up()
    draw()
