"""Balise. `streamlit run app.py` finds the server here; each session runs it again, as its frame."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from lib.ui.boundary import say_error
    from lib.ui.server import MIDDLEWARE, ROUTES, announce_pages, kept_fresh

    announce_pages()
    app = st.App(
        __file__,
        lifespan=kept_fresh,
        middleware=MIDDLEWARE,
        routes=ROUTES,
        on_script_error=say_error,
    )
else:
    from lib.ui.frame import draw

    draw()
