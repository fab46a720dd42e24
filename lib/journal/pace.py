"""The pace of the calls to one base: one queue for all processes, and the count of each month."""

import math
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.journal.store import Store
from lib.journal.tables import CALLS, PACE, REST

# The service takes five calls in any second, counted as they arrive: a turn taken late is caught up by
# a few thousandths of a second a call, and a call is supposed to arrive so much later than it was sent
# at most. That grows with each refusal, and is forgotten little by little.
IN_A_SECOND = 5
CAUGHT_UP = 0.002
USUAL_LATENESS, GREATEST_LATENESS = 0.1, 0.4
FORGOTTEN = 0.99
# No rest lasts longer: a turn further off was taken by a clock that has been put back since.
LONGEST_REST = 900.0
# One thread of a process at a time waits for its turn: the others queue behind it.
WAITING = threading.Lock()


@dataclass
class Call:
    """A call that was sent, and when its answer began, once it did."""

    sent: float
    lateness: float
    answered: float = math.inf

    @property
    def counts_until(self) -> float:
        """Until when the service may count it: it arrived before its answer, and soon in any case."""
        return min(self.answered, self.sent + self.lateness) + 1


RECENT: dict[str, deque[Call]] = defaultdict(lambda: deque(maxlen=IN_A_SECOND))
LATENESS: dict[str, float] = defaultdict(lambda: USUAL_LATENESS)


class Pace:
    """The queue of the calls to a base, at so many a second, whoever makes them."""

    def __init__(self, store: Store, base: str, per_second: float) -> None:
        self.store = store
        self.base = base
        self.interval = 1 / per_second
        _open(store, base)

    def wait(self) -> Call:
        """Returns when it is this call's turn; the call is counted."""
        with WAITING:
            self._wait_for(self._take_turn())
            while 0 < self.resting_until() - time.time() <= LONGEST_REST:
                self._wait_for(self._take_turn(counted=False))
            LATENESS[self.base] = max(USUAL_LATENESS, LATENESS[self.base] * FORGOTTEN)
            call = Call(time.time(), LATENESS[self.base])
            RECENT[self.base].append(call)
            return call

    def rest(self, seconds: float) -> None:
        """Nobody calls for so many seconds: the service asked for it."""
        LATENESS[self.base] = min(GREATEST_LATENESS, LATENESS[self.base] * 2)
        until = time.time() + min(seconds, LONGEST_REST)
        with self.store.transaction() as connection:
            next_at = (PACE.c.base == self.base) & (PACE.c.next_at < until)
            connection.execute(update(PACE).where(next_at).values(next_at=until))
            rest = (REST.c.base == self.base) & (REST.c.until < until)
            connection.execute(update(REST).where(rest).values(until=until))

    def resting_until(self) -> float:
        """The instant before which nobody calls; long past when the service asked for no rest."""
        query = select(REST.c.until).where(REST.c.base == self.base)
        with self.store.engine.connect() as connection:
            return connection.execute(query).scalar() or 0.0

    def calls(self, month: str | None = None) -> int:
        """The calls made in a month, written 2026-11; the running one by default."""
        query = select(CALLS.c.count).where(
            CALLS.c.base == self.base, CALLS.c.month == (month or this_month())
        )
        with self.store.engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def _take_turn(self, counted: bool = True) -> float:
        """The instant of a turn that nobody else takes."""
        mine = PACE.c.base == self.base
        with self.store.transaction() as connection:
            query = select(PACE.c.next_at).where(mine).with_for_update()
            now, next_at = time.time(), connection.execute(query).scalar_one()
            turn: float = next_at if now < next_at <= now + 2 * LONGEST_REST else now
            connection.execute(update(PACE).where(mine).values(next_at=turn + self.interval))
            if counted:
                _count(connection, self.base)
        return turn

    def _wait_for(self, turn: float) -> None:
        calls = RECENT[self.base]
        if calls:
            turn = max(turn, calls[-1].sent + self.interval - CAUGHT_UP)
        if len(calls) == IN_A_SECOND:
            turn = max(turn, calls[0].counts_until)
        time.sleep(max(0.0, turn - time.time()))


def this_month() -> str:
    """The running month in UTC, by which Airtable counts: 2026-11."""
    return datetime.now(UTC).strftime("%Y-%m")


def _open(store: Store, base: str) -> None:
    """The base's place in the queue, made by whoever comes first."""
    first: list[tuple[Table, str]] = [(PACE, "next_at"), (REST, "until")]
    for table, column in first:
        with store.engine.connect() as connection:
            if connection.execute(select(table.c.base).where(table.c.base == base)).first():
                continue
        try:
            with store.transaction() as connection:
                connection.execute(insert(table).values({"base": base, column: 0}))
        except IntegrityError:
            continue


def _count(connection: Connection, base: str) -> None:
    """One call more in this month."""
    month = this_month()
    mine = (CALLS.c.base == base) & (CALLS.c.month == month)
    counted = connection.execute(update(CALLS).where(mine).values(count=CALLS.c.count + 1))
    if not counted.rowcount:
        connection.execute(insert(CALLS).values(base=base, month=month, count=1))
