"""The pace of the calls to one base: one queue for all processes, and the count of each month."""

import threading
import time
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.journal.store import Store
from lib.journal.tables import CALLS, PACE

# A turn taken late does not delay the next ones, up to so many seconds.
FORGIVEN_LATENESS = 0.03
# One thread of a process at a time waits for its turn: the others queue behind it.
WAITING = threading.Lock()


class Pace:
    """The queue of the calls to a base, at so many a second, whoever makes them."""

    def __init__(self, store: Store, base: str, per_second: float) -> None:
        self.store = store
        self.base = base
        self.interval = 1 / per_second
        self._open()

    def wait(self) -> None:
        """Returns when it is this call's turn; the call is counted."""
        with WAITING:
            while (pause := self._take_turn()) > 0:
                time.sleep(pause)

    def rest(self, seconds: float) -> None:
        """Nobody calls for so many seconds: the service asked for it."""
        until = time.time() + seconds
        mine = (PACE.c.base == self.base) & (PACE.c.next_at < until)
        with self.store.transaction() as connection:
            connection.execute(update(PACE).where(mine).values(next_at=until))

    def calls(self, month: str | None = None) -> int:
        """The calls made in a month, written 2026-11; the running one by default."""
        query = select(CALLS.c.count).where(
            CALLS.c.base == self.base, CALLS.c.month == (month or this_month())
        )
        with self.store.engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def _take_turn(self) -> float:
        """Takes the turn if it has come (0); else the seconds until it may be asked for again."""
        mine = PACE.c.base == self.base
        with self.store.transaction() as connection:
            query = select(PACE.c.next_at).where(mine).with_for_update()
            next_at: float = connection.execute(query).scalar_one()
            now = time.time()
            if next_at > now:
                return next_at - now
            after = max(next_at, now - FORGIVEN_LATENESS) + self.interval
            connection.execute(update(PACE).where(mine).values(next_at=after))
            _count(connection, self.base)
        return 0

    def _open(self) -> None:
        """The base's place in the queue, made by whoever comes first."""
        query = select(PACE.c.base).where(PACE.c.base == self.base)
        with self.store.engine.connect() as connection:
            if connection.execute(query).first():
                return
        try:
            with self.store.transaction() as connection:
                connection.execute(insert(PACE).values(base=self.base, next_at=0))
        except IntegrityError:
            return


def this_month() -> str:
    """The running month in UTC, by which Airtable counts: 2026-11."""
    return datetime.now(UTC).strftime("%Y-%m")


def _count(connection: Connection, base: str) -> None:
    """One call more in this month."""
    month = this_month()
    mine = (CALLS.c.base == base) & (CALLS.c.month == month)
    counted = connection.execute(update(CALLS).where(mine).values(count=CALLS.c.count + 1))
    if not counted.rowcount:
        connection.execute(insert(CALLS).values(base=base, month=month, count=1))
