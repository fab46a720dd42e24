"""Who reads: on the demonstration, a person of the role that the visitor wants to see it as."""

from dataclasses import dataclass

import streamlit as st

from lib.questions.people import someone_of_role
from lib.ui.current import mirror, now

DEMONSTRATION_ROLE = "director"


@dataclass(frozen=True)
class Reader:
    """A reader: e-mail (empty when unknown), name, role; `writes` tells whether entry is open."""

    email: str
    name: str
    role: str
    writes: bool


def reader() -> Reader:
    """The reader of this session.

    Without sign-in: the chosen role on the demonstration; elsewhere the author that a setting
    names, as an administrator; else someone who only reads.
    """
    author = now().settings.unauthenticated_author
    if now().base.is_demo:
        role = st.session_state.get("role", DEMONSTRATION_ROLE)
        email, name = someone_of_role(mirror(), role)
        return Reader(email, name, role, writes=role != "viewer")
    if author:
        return Reader(author, author, "admin", writes=True)
    return Reader("", "", "viewer", writes=False)
