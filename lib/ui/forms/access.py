"""Who fills in what: a form for its reader, the projects that are theirs, a sentence for the others."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.entries.form import Form
from lib.entries.places import writable_projects
from lib.ui.current import as_of, mirror, now
from lib.ui.ending import end_page
from lib.ui.filters import choose
from lib.ui.language import language, t
from lib.ui.people.reader import Reader, role_is_chosen


def row_form(reader: Reader, table: str, key: str = "", **made: Mapping[str, Any]) -> Form:
    """The reader's form for a row of a table; `given` and `usual` are cells of a row to be made."""
    return Form(now(), reader.person, language(), table, key, **made)


def project_to_write(reader: Reader, table: str, followed: bool = True) -> str:
    """The project chosen among those whose rows of a table are the reader's to write.

    When there is none, says so and ends the page; `followed` leaves out those no longer followed.
    """
    if why := why_not(reader, table):
        say_who_writes(why)
    on = as_of() if followed else None
    options = writable_projects(mirror(), reader.person, table, on)
    if not options:
        say_who_writes(t("No project of yours is followed today: ask an administrator."))
    return choose("project", t("Project"), options, next(iter(options)))


def why_not(reader: Reader, table: str) -> str:
    """Why the reader writes no row of a table; an empty text for who does."""
    if not reader.writes:
        return t("This base is read-only here: until people can sign in, nobody writes.")
    if reader.role != "admin" and not writable_projects(mirror(), reader.person, table):
        return t("Your role reads this and does not write it: ask a portfolio's manager.")
    return ""


def say_who_writes(why: str) -> None:
    """Says why nothing can be written, and ends the page."""
    say_read_only(why)
    end_page()


def say_read_only(why: str) -> None:
    """Says why nothing can be written; on the demonstration, offers another role."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(why, icon=":material/lock:", width="stretch")
        if role_is_chosen():
            st.button(t("See as a manager"), on_click=_become_manager)


def _become_manager() -> None:
    st.session_state["role"] = "manager"
