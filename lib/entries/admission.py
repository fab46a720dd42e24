"""Who is let in: an active person of the base, known by a verified e-mail and by one account only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from lib.journal.identities import Identities
from lib.language import N_, Sentence
from lib.questions.people import Person, person_of
from lib.sync.current import Current


class NotAdmitted(Exception):
    """Someone signed in whom the base does not know; `sentence` says why."""

    def __init__(self, message: str, email: str = "") -> None:
        # What a log may show: the message, not whose it is.
        super().__init__(message)
        self.sentence = Sentence(message, {"email": email})


@dataclass(frozen=True)
class Account:
    """An account as its provider tells it: who issued it, its name there, its e-mail."""

    provider: str
    issuer: str
    subject: str
    email: str
    verified: bool

    @classmethod
    def of(cls, claims: Mapping[str, Any]) -> Self:
        """The account that the claims of an id_token describe."""
        texts = {name: str(claims.get(name) or "") for name in ("provider", "iss", "sub", "email")}
        told = claims.get("email_verified")
        verified = told is True or told == "true"
        return cls(texts["provider"], texts["iss"], texts["sub"], texts["email"].strip(), verified)


def admitted(now: Current, account: Account) -> Person:
    """The person whose account this is; NotAdmitted when there is none, or when it is another's."""
    if not account.email:
        raise NotAdmitted(N_("Your account gives no e-mail, by which people are known here."))
    if not (account.verified or account.provider in now.settings.trusted_providers):
        raise NotAdmitted(
            N_("Your provider does not say that it verified the e-mail {email}."), account.email
        )
    person = person_of(now.mirror, account.email)
    if person is None:
        raise NotAdmitted(N_("{email} is not an active person of this base."), account.email)
    known = bool(account.issuer and account.subject)
    if not (known and Identities(now.store).bind(person.email, account.issuer, account.subject)):
        raise NotAdmitted(
            N_("{email} first signed in with another account: this one is not let in."),
            account.email,
        )
    return person


def is_over(claims: Mapping[str, Any], hours: float, at: float) -> bool:
    """Whether a session is too old at an instant; one that does not say when it began is."""
    began = claims.get("iat")
    return not isinstance(began, int | float) or at - began > hours * 3600
