"""What only one process does at a time: held for a while, given back, or lost by who dies."""

import time

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.journal.holder import is_gone, new_holder
from lib.journal.store import Store
from lib.journal.tables import LEASE

LOOK_SECONDS = 0.2


class Lease:
    """The right to do what bears that name, for so many seconds from the last sign of life."""

    def __init__(self, store: Store, name: str, seconds: float) -> None:
        self.store = store
        self.name = name
        self.seconds = seconds
        self.holder = new_holder()

    def take(self) -> bool:
        """Whether it is ours now: it was free, or its holder is dead or gave no sign of life."""
        mine = {"holder": self.holder, "until": time.time() + self.seconds}
        named = LEASE.c.name == self.name
        try:
            with self.store.transaction() as connection:
                known = connection.execute(select(LEASE).where(named).with_for_update()).first()
                if known is None:
                    connection.execute(insert(LEASE).values(name=self.name, **mine))
                elif known.until < time.time() or is_gone(known.holder):
                    connection.execute(update(LEASE).where(named).values(mine))
                else:
                    return False
        except IntegrityError:
            return False
        return True

    def wait(self, seconds: float) -> bool:
        """Takes it as soon as it is free; whether it was within so many seconds."""
        until = time.time() + seconds
        while not self.take():
            if time.time() > until:
                return False
            time.sleep(LOOK_SECONDS)
        return True

    def renew(self) -> None:
        """Gives a sign of life."""
        ours = (LEASE.c.name == self.name) & (LEASE.c.holder == self.holder)
        with self.store.transaction() as connection:
            until = time.time() + self.seconds
            connection.execute(update(LEASE).where(ours).values(until=until))

    def release(self) -> None:
        """Gives it back."""
        ours = (LEASE.c.name == self.name) & (LEASE.c.holder == self.holder)
        with self.store.transaction() as connection:
            connection.execute(delete(LEASE).where(ours))
