"""What the widget of a field holds, and under which key it stands."""

from typing import Any

import streamlit as st

ROUNDS, HEARD = "form_rounds", "form_heard"


def round_of(name: str, wanted: Any) -> tuple[str, Any]:
    """The key of a widget and the value with which it begins.

    It begins anew, under another key, when it should hold something else than it does. (A value put
    into a widget from outside is lost when two runs follow closely, and so is what is being typed.)
    """
    number, start = _rounds().get(name, (0, wanted))
    held = _heard().get(name, st.session_state.get(f"{name}/{number}", start))
    if (held or None) != (wanted or None):
        number, start = number + 1, wanted
        _heard().pop(name, None)
    _rounds()[name] = (number, start)
    return f"{name}/{number}", start


def hears(name: str, number: int, text: str) -> bool:
    """Notes what is being typed in the widget of that round; False when it is not there any more."""
    if number != _rounds().get(name, (0, None))[0]:
        return False
    _heard()[name] = text
    return True


def holds(name: str, number: int, text: str) -> bool:
    """Whether the widget of that round was left with this text."""
    return st.session_state.get(f"{name}/{number}") == text


def left(name: str) -> None:
    """The widget was left: what it holds is known by itself."""
    _heard().pop(name, None)


def _rounds() -> dict[str, tuple[int, Any]]:
    rounds: dict[str, tuple[int, Any]] = st.session_state.setdefault(ROUNDS, {})
    return rounds


def _heard() -> dict[str, str]:
    heard: dict[str, str] = st.session_state.setdefault(HEARD, {})
    return heard
