"""Who reads: on the demonstration, a person of the role that the visitor wants to see it as."""

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from lib.database.sight import Sight
from lib.questions.people import Person, person_of, sight_of, someone_of_role
from lib.ui.whole import now

DEMONSTRATION_ROLE = "director"


@dataclass(frozen=True)
class Reader:
    """A reader: the person as the base knows them; `writes` tells whether entry is open to them."""

    person: Person
    writes: bool

    @property
    def email(self) -> str:
        """Their e-mail, empty when unknown."""
        return self.person.email

    @property
    def name(self) -> str:
        """Their name."""
        return self.person.name

    @property
    def role(self) -> str:
        """Their role."""
        return self.person.role

    @property
    def sight(self) -> Sight:
        """What they may see."""
        return sight_of(self.person)


def reader() -> Reader:
    """The reader of this session.

    Without sign-in: the chosen role on the demonstration; elsewhere the author that a setting
    names, as an administrator; else someone who only reads.
    """
    author = now().settings.unauthenticated_author
    if now().base.is_demo:
        role = st.session_state.get("role", DEMONSTRATION_ROLE)
        return Reader(_someone(role, now().shown), writes=role != "viewer")
    if author:
        return Reader(Person(author, author, "admin"), writes=True)
    return Reader(Person("", "", "viewer"), writes=False)


@lru_cache(maxsize=64)
def _someone(role: str, _shown: object) -> Person:
    """A person of a role; asked again when what is shown changes."""
    email, name = someone_of_role(now().mirror, role)
    return person_of(now().mirror, email) or Person(email, name, role)
