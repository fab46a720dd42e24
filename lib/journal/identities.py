"""Which account of which provider signs in as whom."""

from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from lib.journal.store import Store
from lib.journal.tables import IDENTITY


class Identities:
    """The accounts bound to people: an account is what its issuer calls it, never an e-mail."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def bind(self, email: str, issuer: str, subject: str) -> bool:
        """Whether the account is that person's: bound at their first sign-in, compared ever after."""
        person = email.strip().lower()
        query = select(IDENTITY.c.issuer, IDENTITY.c.subject).where(IDENTITY.c.email == person)
        with self.store.transaction() as connection:
            bound = connection.execute(query).first()
            if bound is not None:
                return tuple(bound) == (issuer, subject)
            row = {"email": person, "issuer": issuer, "subject": subject}
            instant = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(insert(IDENTITY).values(row | {"bound_at": instant}))
        return True

    def bound(self) -> dict[str, datetime]:
        """Since when each person, by e-mail in small letters, has an account bound."""
        with self.store.engine.connect() as connection:
            found = connection.execute(select(IDENTITY.c.email, IDENTITY.c.bound_at)).all()
        return {email: datetime.fromisoformat(instant) for email, instant in found}

    def forget(self, email: str) -> bool:
        """Unbinds a person's account, so that their next sign-in binds one; whether there was one."""
        person = email.strip().lower()
        with self.store.transaction() as connection:
            gone = connection.execute(delete(IDENTITY).where(IDENTITY.c.email == person))
            return bool(gone.rowcount)
