"""What is typed in a text reaches the drafts while it is typed, not only once the field is left.

Streamlit tells of a text area when it is left: a reload or a lost connection before that would take the
words away. So the browser also sends what is being typed after each pause, and keeps it until it
is acknowledged; only this listener is drawn again, so that nothing moves under who types.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from lib.ui.current import now
from lib.ui.forms.rounds import hears, holds
from lib.ui.people.reader import Reader

KEY = "form_typing"
TEXTS, ACKNOWLEDGED, SESSION, FOUND = "form_texts", "form_number", "form_session", "form_found"
LONGEST = 100_000
LISTENER = st.components.v2.component(
    "balise_typing", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)
Keep = Callable[[str], None]


def hear(name: str, keep: Keep) -> None:
    """From now on what is typed in the widget of that name is kept so, while it is typed."""
    _texts()[_class_of(name)] = (name, keep)


@st.fragment
def listen_to_typing(reader: Reader) -> None:
    """Hears what is typed in the texts of the page; shows again what an earlier visit left there."""
    if st.session_state.pop(FOUND, False):
        st.rerun()
    if not _texts():
        return
    data = {
        "place": f"balise.forms/{now().base.name}/{reader.email.lower()}",
        "session": st.session_state.setdefault(SESSION, uuid4().hex),
        "heard": st.session_state.get(ACKNOWLEDGED, 0),
    }
    LISTENER(key=KEY, data=data, on_typed_change=_take)


def _take() -> None:
    number, texts = read_texts(st.session_state[KEY].typed)
    if number <= st.session_state.get(ACKNOWLEDGED, 0):
        return
    for css_class, text in texts.items():
        base, _, ordinal = css_class.rpartition("-")
        if base in _texts():
            _keep(*_texts()[base], int(ordinal) if ordinal.isdecimal() else -1, text)
    st.session_state[ACKNOWLEDGED] = number


def _keep(name: str, keep: Keep, number: int, text: str) -> None:
    """Keeps a text, unless its field was left with it, which has kept it already."""
    if holds(name, number, text):
        return
    keep(text)
    if not hears(name, number, text):
        st.session_state[FOUND] = True


def read_texts(sent: Any) -> tuple[int, dict[str, str]]:
    """The number of the message and its texts, by the class of their field; what is else is left out."""
    message = sent if isinstance(sent, Mapping) else {}
    number, texts = message.get("number"), message.get("texts")
    texts = texts if isinstance(texts, Mapping) else {}
    kept = {
        str(name): text
        for name, text in texts.items()
        if isinstance(text, str) and len(text) <= LONGEST
    }
    return (number, kept) if isinstance(number, int) else (0, {})


def _class_of(name: str) -> str:
    """The class that Streamlit gives in the browser to the widget of a key, without its round."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", name.strip())


def _texts() -> dict[str, tuple[str, Keep]]:
    texts: dict[str, tuple[str, Keep]] = st.session_state.setdefault(TEXTS, {})
    return texts
