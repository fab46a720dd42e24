"""The pace of the calls to one base: one queue for all processes, and the count of each month."""

import time
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.journal.store import Store
from lib.journal.tables import CALLS, PACE


class Pace:
    """The queue of the calls to a base, at so many a second, whoever makes them."""

    def __init__(self, store: Store, base: str, per_second: float) -> None:
        self.store = store
        self.base = base
        self.interval = 1 / per_second
        self._open()

    def wait(self) -> None:
        """Returns when it is this call's turn; the call is counted."""
        turn = self._take_turn()
        while True:
            time.sleep(max(0.0, turn - time.time()))
            if self.resting_until() <= time.time():
                break
            turn = self._take_turn()
        self._count()

    def rest(self, seconds: float) -> None:
        """Nobody calls for so many seconds: the service asked for it."""
        until = time.time() + seconds
        with self.store.transaction() as connection:
            mine = update(PACE).where(PACE.c.base == self.base)
            connection.execute(mine.where(PACE.c.next_at < until).values(next_at=until))
            connection.execute(mine.where(PACE.c.rest_until < until).values(rest_until=until))

    def resting_until(self) -> float:
        """Before this instant nobody calls; 0 when the service never asked for a rest."""
        query = select(PACE.c.rest_until).where(PACE.c.base == self.base)
        with self.store.engine.connect() as connection:
            return connection.execute(query).scalar() or 0.0

    def calls(self, month: str | None = None) -> int:
        """The calls made in a month, written 2026-11; the running one by default."""
        query = select(CALLS.c.count).where(
            CALLS.c.base == self.base, CALLS.c.month == (month or this_month())
        )
        with self.store.engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def _take_turn(self) -> float:
        """The instant of a turn that nobody else takes."""
        mine = PACE.c.base == self.base
        with self.store.transaction() as connection:
            query = select(PACE.c.next_at).where(mine).with_for_update()
            turn: float = max(time.time(), connection.execute(query).scalar_one())
            connection.execute(update(PACE).where(mine).values(next_at=turn + self.interval))
        return turn

    def _count(self) -> None:
        mine = (CALLS.c.base == self.base) & (CALLS.c.month == this_month())
        with self.store.transaction() as connection:
            counted = connection.execute(
                update(CALLS).where(mine).values(count=CALLS.c.count + 1)
            ).rowcount
            if not counted:
                values = {"base": self.base, "month": this_month(), "count": 1}
                connection.execute(insert(CALLS).values(values))

    def _open(self) -> None:
        """The base's own row, made by whoever comes first."""
        try:
            with self.store.transaction() as connection:
                if not _is_open(connection, self.base):
                    connection.execute(insert(PACE).values(base=self.base, next_at=0, rest_until=0))
        except IntegrityError:
            return


def this_month() -> str:
    """The running month in UTC, by which Airtable counts: 2026-11."""
    return datetime.now(UTC).strftime("%Y-%m")


def _is_open(connection: Connection, base: str) -> bool:
    query = select(func.count()).select_from(PACE).where(PACE.c.base == base)
    return bool(connection.execute(query).scalar())
