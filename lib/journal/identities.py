"""Which account of which provider signs in as whom, and which of its sessions were ended."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from lib.journal.store import Store
from lib.journal.tables import IDENTITY, SIGN_OUT

# Longer than the cookie of any session lasts.
KEPT_SECONDS = 31 * 24 * 3600


class Session(NamedTuple):
    """A session of an account: its issuer, what it calls the account, when it began (epoch seconds)."""

    issuer: str
    subject: str
    began: float


class Binding(StrEnum):
    """Whether a session may stand for a person, and why not."""

    BOUND = "bound"
    OTHER_ACCOUNT = "other_account"
    OTHER_PERSON = "other_person"
    FORGOTTEN = "forgotten"


class Identities:
    """The accounts bound to people: an account is what its issuer calls it, never an e-mail."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def bind(self, email: str, session: Session) -> Binding:
        """Binds the account to the person at their first sign-in; compares it ever after.

        An account stands for one person. One that was forgotten may be bound again, by a session that
        began since.
        """
        person = email.strip().lower()
        with self.store.engine.connect() as connection:
            found = _known(connection, person, session)
        if found is not None:
            return found
        with self.store.transaction() as connection:
            found = _known(connection, person, session)
            if found is not None:
                return found
            connection.execute(delete(IDENTITY).where(IDENTITY.c.email == person))
            connection.execute(insert(IDENTITY).values(email=person, **_account(session)))
        return Binding.BOUND

    def bound(self) -> dict[str, datetime]:
        """Since when each person, by e-mail in small letters, has an account bound."""
        query = select(IDENTITY.c.email, IDENTITY.c.bound_at).where(IDENTITY.c.subject != "")
        with self.store.engine.connect() as connection:
            found = connection.execute(query).all()
        return {email: datetime.fromisoformat(instant) for email, instant in found}

    def forget(self, email: str) -> bool:
        """Unbinds a person's account, so that their next sign-in binds one; whether there was one."""
        mine = IDENTITY.c.email == email.strip().lower()
        with self.store.transaction() as connection:
            query = update(IDENTITY).where(mine, IDENTITY.c.subject != "")
            gone = connection.execute(query.values(**_account(Session("", "", 0))))
            return bool(gone.rowcount)

    def end(self, session: Session) -> None:
        """Ends a session, in whatever window or copy of its cookie it goes on."""
        if self.has_ended(session):
            return
        old = SIGN_OUT.c.began < time.time() - KEPT_SECONDS
        with self.store.transaction() as connection:
            connection.execute(delete(SIGN_OUT).where(old))
            connection.execute(insert(SIGN_OUT).values(session._asdict()))

    def has_ended(self, session: Session) -> bool:
        """Whether somebody signed out of the session."""
        named = (SIGN_OUT.c[name] == value for name, value in session._asdict().items())
        with self.store.engine.connect() as connection:
            return connection.execute(select(SIGN_OUT.c.began).where(*named)).first() is not None


def _known(connection: Connection, person: str, session: Session) -> Binding | None:
    """What the accounts bound already say of a session; None when they leave it open."""
    account = (session.issuer, session.subject)
    found = connection.execute(select(IDENTITY).where(IDENTITY.c.email == person)).first()
    if found is not None and found.subject:
        same = (found.issuer, found.subject) == account
        return Binding.BOUND if same else Binding.OTHER_ACCOUNT
    if found is not None and session.began < datetime.fromisoformat(found.bound_at).timestamp():
        return Binding.FORGOTTEN
    others = select(IDENTITY.c.email).where(
        IDENTITY.c.issuer == session.issuer, IDENTITY.c.subject == session.subject
    )
    return Binding.OTHER_PERSON if connection.execute(others).first() else None


def _account(session: Session) -> Mapping[str, Any]:
    """An account, and since when it is bound, or when it was forgotten."""
    instant = datetime.now(UTC).isoformat(timespec="seconds")
    return {"issuer": session.issuer, "subject": session.subject, "bound_at": instant}
