"""What was typed on lines that are gone, told whole: to be copied, then given up."""

from collections.abc import Callable, Mapping

import streamlit as st

from lib.entries.pad import Pad
from lib.entries.typed_row import Answer
from lib.ui.grid.component import Column
from lib.ui.language import language, plain, t


def say_left_over(
    pad: Pad, gone: Mapping[str, Answer], columns: Mapping[str, Column], name: Callable[[str], str]
) -> None:
    """Draws the texts of each line that is gone, and why they wait; `name` is what a line is called."""
    typed = pad.drafts.rows() if gone else {}
    for row, answer in gone.items():
        why = " ".join(sentence.say(language()) for sentence in answer.sentences)
        said = (name(row), _texts(typed.get(row, {}), columns), why)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.warning(" — ".join(plain(words) for words in said), width="stretch")
            key = f"left_over/{pad.sheet}/{row}"
            st.button(t("Give up"), key=key, on_click=pad.drafts.forget, args=([row],))


def _texts(texts: Mapping[str, str], columns: Mapping[str, Column]) -> str:
    """What was typed on a line, column by column, in the words of its choices."""
    return ", ".join(
        t("{label}: {text}", label=column.label, text=dict(column.options).get(text, text))
        for name, column in columns.items()
        if (text := texts.get(name))
    )
