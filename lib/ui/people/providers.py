"""The identity providers that the secrets name, in the order of the file."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

# Streamlit's name for a provider that is set in [auth] itself.
ALONE = "default"
NAMES = {
    "proconnect": "ProConnect",
    "agentconnect": "AgentConnect",
    "franceconnect": "FranceConnect",
}


def sign_in_is_set_up() -> bool:
    """Whether people sign in here: from then on nobody is let in otherwise.

    Secrets that are there and cannot be read may set it up: then nobody is let in at all.
    """
    return bool(_auth()) or secrets_are_unreadable()


def secrets_are_unreadable() -> bool:
    """Whether a file of secrets is there that cannot be read, a comma too many for instance."""
    there = any(Path(path).exists() for path in st.get_option("secrets.files"))
    return there and not st.secrets.load_if_toml_exists()


def comes_back_encrypted() -> bool:
    """Whether visitors come back from their provider over https, whatever a proxy tells us."""
    return str(_auth().get("redirect_uri", "")).startswith("https://")


def providers() -> dict[str, str]:
    """Section of each provider → the name that people know; no name for the one set in [auth]."""
    auth = _auth()
    alone = {ALONE: ""} if "client_id" in auth else {}
    named = {n: NAMES.get(n, n.title()) for n, part in auth.items() if isinstance(part, Mapping)}
    return alone | named


def _auth() -> Mapping[str, object]:
    if not st.secrets.load_if_toml_exists():
        return {}
    auth: Mapping[str, object] = st.secrets.get("auth", {})
    return auth
