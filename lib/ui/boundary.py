"""What is shown when a page fails: a sentence, never a traceback; the log has the rest."""

import logging

import streamlit as st

from lib.language import Sentence
from lib.ui.language import t, told

LOG = logging.getLogger("balise")


def say_error(error: Exception) -> bool:
    """Shows the error's own sentence, else a general one; always handled."""
    LOG.error("A page failed", exc_info=error)
    sentence = getattr(error, "sentence", None)
    if isinstance(sentence, Sentence):
        st.error(told(sentence), icon=":material/error:")
    else:
        st.error(
            t("This page cannot be shown. Nothing was lost; reload it, then tell the team."),
            icon=":material/error:",
        )
    return True
