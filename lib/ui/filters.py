"""Filters: each lives in the address, so that a view is a link, and survives a change of page.

The address says what is chosen; what it does not say is what an earlier page kept. (Streamlit's own
`bind` forgets both on a change of page.)
"""

from collections.abc import Mapping

import streamlit as st

NAMES = (
    "lang",
    "quarter",
    "portfolio",
    "project",
    "indicator",
    "dimension",
    "state",
    "living",
    "level",
    "table",
    "author",
    "period",
)
ALL = "all"


def kept() -> dict[str, str]:
    """Every filter chosen so far, by name."""
    values: dict[str, str] = st.session_state.setdefault("filters", {})
    return values


def recall() -> None:
    """Takes what the address says and writes back to it what earlier pages kept."""
    kept().update({name: st.query_params[name] for name in NAMES if name in st.query_params})
    for name, value in kept().items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def chosen(name: str) -> str | None:
    """What the address says, or an earlier page kept; None when nothing was chosen."""
    return st.query_params.get(name, kept().get(name))


def keep(name: str, value: str) -> None:
    """Chooses; from this moment the address says so, on every page."""
    kept()[name] = value
    st.query_params[name] = value


def choose(name: str, label: str, options: Mapping[str, str], usual: str) -> str:
    """Draws a list of options (value → what is shown) and gives the one chosen.

    What the address says and the list does not hold reads as the usual one.
    """
    asked = chosen(name)
    value = asked if asked is not None and asked in options else usual
    key = f"filter.{name}"
    st.session_state[key] = value
    shown = options.__getitem__
    st.selectbox(label, list(options), format_func=shown, key=key, on_change=_take, args=(name,))
    return value


def _take(name: str) -> None:
    keep(name, st.session_state[f"filter.{name}"])
