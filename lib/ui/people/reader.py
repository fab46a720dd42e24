"""Who reads: whoever signed in; without sign-in, on the demonstration, a person of a chosen role."""

import time
from dataclasses import dataclass, replace
from functools import lru_cache

import streamlit as st

from lib.database.sight import Sight
from lib.entries.admission import Account, admitted, is_over
from lib.language import N_, Sentence
from lib.questions.people import Person, person_of, sight_of, someone_of_role
from lib.ui.people.providers import sign_in_is_set_up
from lib.ui.whole import now

DEMONSTRATION_ROLE = "director"


class SignedOut(Exception):
    """Nobody is signed in, or no longer."""

    sentence = Sentence(N_("Sign in to read and to enter the figures of the projects."))


class SessionOver(SignedOut):
    """The session is older than the settings let it be."""

    sentence = Sentence(N_("Your session has ended: reload the page and sign in again."))


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
    """The reader of this session, as the base knows them now.

    SignedOut or NotAdmitted when nobody may read. Without sign-in: the chosen role on the
    demonstration, and on a real base if a setting allows it, to read only; or the author that a
    setting names, as an administrator; else someone who only reads.
    """
    if sign_in_is_set_up():
        return _signed_in()
    author = now().settings.unauthenticated_author
    if author and not now().base.is_demo:
        return Reader(Person(author, author, "admin"), writes=True)
    if role_is_chosen():
        role = st.session_state.get("role", DEMONSTRATION_ROLE)
        someone = replace(_someone(role, now().shown), reads_only=not now().base.is_demo)
        return Reader(someone, not someone.reads_only and role != "viewer")
    return Reader(Person("", "", "viewer", reads_only=True), writes=False)


def role_is_chosen() -> bool:
    """Whether the visitor chooses in which role to see the base: never on a real one by default."""
    options = now().settings
    allowed = options.demo_on_real_base and not options.unauthenticated_author
    return not sign_in_is_set_up() and (now().base.is_demo or allowed)


def _signed_in() -> Reader:
    claims = st.user.to_dict()
    if not claims.get("is_logged_in"):
        raise SignedOut
    account = Account.of(claims)
    # Within a second nothing is asked twice: a page asks who reads for each of its links.
    person = _admitted(account, now().shown, int(time.monotonic()))
    return Reader(replace(person, session=account.session), writes=person.role != "viewer")


@lru_cache(maxsize=256)
def _admitted(account: Account, _shown: object, _second: int) -> Person:
    """The account's person; asked again when what is shown changes, and after each refusal."""
    if is_over(now(), account.session):
        raise SessionOver
    return admitted(now(), account)


@lru_cache(maxsize=64)
def _someone(role: str, _shown: object) -> Person:
    """A person of a role; asked again when what is shown changes."""
    email, name = someone_of_role(now().mirror, role)
    return person_of(now().mirror, email) or Person(email, name, role)
