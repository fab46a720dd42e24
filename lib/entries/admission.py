"""Who is let in: an active person of the base, known by a verified e-mail and by one account only."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from lib.database.sight import NOTHING, Sight
from lib.journal.identities import Binding, Identities, Session
from lib.language import N_, Sentence
from lib.questions.people import Person, as_now, person_of, sight_of
from lib.sync.current import Current

# How far ahead of ours a provider's clock may be.
AHEAD = 300
REFUSALS = {
    Binding.OTHER_ACCOUNT: N_(
        "{email} first signed in with another account: this one is not let in."
    ),
    Binding.OTHER_PERSON: N_("This account is already that of another person, not of {email}."),
    Binding.FORGOTTEN: N_("Another account may sign in as {email}: sign out, then sign in again."),
}
READ_ONLY = N_("This base is read-only here: until people can sign in, nobody writes.")
ENDED = N_("Your session has ended: sign in again. What you typed is kept.")


class NotAdmitted(Exception):
    """Someone signed in whom the base does not know; `sentence` says why."""

    def __init__(self, message: str, email: str = "") -> None:
        # What a log may show: the message, not whose it is.
        super().__init__(message)
        self.sentence = Sentence(message, {"email": email})


@dataclass(frozen=True)
class Account:
    """An account as its provider tells it: its session there, its e-mail, whether that is verified."""

    provider: str
    session: Session
    email: str
    verified: bool

    @classmethod
    def of(cls, claims: Mapping[str, Any]) -> Self:
        """The account that the claims of an id_token describe; a session without a start began never."""
        texts = {name: str(claims.get(name) or "") for name in ("provider", "iss", "sub", "email")}
        told, began = claims.get("email_verified"), claims.get("iat")
        dated = isinstance(began, int | float) and not isinstance(began, bool)
        session = Session(texts["iss"], texts["sub"], float(began or 0) if dated else 0)
        verified = told is True or told == "true"
        return cls(texts["provider"], session, texts["email"].strip(), verified)


def admitted(now: Current, account: Account) -> Person:
    """The person whose account this is; NotAdmitted when there is none, or when it is another's."""
    email, session = account.email, account.session
    if not email:
        raise NotAdmitted(N_("Your account gives no e-mail, by which people are known here."))
    if not (account.verified or account.provider in now.settings.trusted_providers):
        raise NotAdmitted(
            N_("Your provider does not say that it verified the e-mail {email}."), email
        )
    person = None if _looks_like_another(email) else person_of(now.mirror, email)
    if person is None:
        raise NotAdmitted(N_("{email} is not an active person of this base."), email)
    binding = Binding.OTHER_ACCOUNT
    if session.issuer and session.subject:
        binding = Identities(now.store).bind(person.email, session)
    if binding != Binding.BOUND:
        raise NotAdmitted(REFUSALS[binding], email)
    return person


def is_over(now: Current, session: Session) -> bool:
    """Whether a session is too old, began in the future or never, or was signed out of."""
    age = time.time() - session.began
    young = -AHEAD <= age <= now.settings.session_hours * 3600
    return not young or Identities(now.store).has_ended(session)


def why_silent(now: Current, person: Person) -> Sentence | None:
    """Why this person writes nothing at this moment, whatever their role; None when they may."""
    if person.reads_only:
        return Sentence(READ_ONLY)
    if person.session and is_over(now, person.session):
        return Sentence(ENDED)
    return None


def sight_now(now: Current, person: Person) -> Sight:
    """What a person may see at this moment, for what is made after the page was drawn."""
    over = person.session is not None and is_over(now, person.session)
    return NOTHING if over else sight_of(as_now(now.mirror, person))


def _looks_like_another(email: str) -> bool:
    """Whether small letters make another address of it: the Kelvin sign becomes a k."""
    return any(not letter.isascii() and letter.lower().isascii() for letter in email)
