"""Another account is let in under a person's e-mail, and the ledger tells by whom."""

from typing import Any
from uuid import uuid4

from lib.base.cells import as_written
from lib.entries.admission import why_silent
from lib.entries.write import instant
from lib.journal import Entry
from lib.journal.identities import Identities
from lib.language import N_, Sentence
from lib.questions.people import Person, as_now
from lib.sync.current import Current


def forget_account(now: Current, author: Person, email: str, reason: str) -> Sentence | None:
    """Unbinds the account of a person, so that the next one they sign in with is theirs; why not, if so."""
    if silent := why_silent(now, author):
        return silent
    if as_now(now.mirror, author).role != "admin":
        return Sentence(N_("Only administrators let another account sign in."))
    if not Identities(now.store).forget(email):
        message = N_("No account is bound to {email}: nothing to forget.")
        return Sentence(message, {"email": email})
    now.journal.append([_entry(now, author, email, reason)])
    return None


def _entry(now: Current, author: Person, email: str, reason: str) -> Entry:
    """A line of the ledger that changes no cell: the base does not hold whose account it is."""
    at = str(as_written(instant(now)))
    row = (uuid4().hex, now.base.name, "person", email.strip().lower())
    told: dict[str, Any] = {"author": author.email, "entered_at": at, "reason": reason}
    return Entry(*row, fields={}, before={}, source="entry", **told)
