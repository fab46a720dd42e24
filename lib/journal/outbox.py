"""What one process sends of a journal: entries that it claimed, so that none is sent by two."""

import time
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from lib.journal.entries import Journal
from lib.journal.entry import Entry, State, packed, read_entry
from lib.journal.holder import is_gone, new_holder
from lib.journal.tables import ENTRY
from lib.language import Sentence

# What a process on another machine claimed is free again after so many seconds without a sign of it;
# on the same machine, as soon as the process is no more.
CLAIM_SECONDS = 180
# Where an entry stands that did not go through.
UNDECIDED = (State.PENDING, State.REFUSED, State.CONFLICT)


def resettle(journal: Journal, entry_id: str, state: State, note: Sentence | None = None) -> bool:
    """Somebody decides where an entry that did not go through stands; whether it could be decided.

    It could not when it went through meanwhile, or is being sent at this very moment.
    """
    with journal.store.transaction() as connection:
        row = connection.execute(select(ENTRY).where(ENTRY.c.entry_id == entry_id)).first()
        if row is None or row.state not in UNDECIDED or _is_held(row, time.time()):
            return False
        values = {"state": state, "note": packed(note), "claimed_by": ""}
        settled = update(ENTRY).where(ENTRY.c.entry_id == entry_id)
        connection.execute(settled.values(settled_at=time.time(), **values))
    return True


class Outbox:
    """The pending entries of a journal, as one sender sees them."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.holder = new_holder()

    def claim(self, limit: int) -> list[Entry]:
        """Pending entries, the oldest first, now this sender's; each counts one try more.

        A row that another sends is left to it, so that its entries reach the base in their order.
        """
        now = time.time()
        with self.journal.store.transaction() as connection:
            ids = self._free(connection, now)[:limit]
            taken = ENTRY.c.entry_id.in_(ids)
            values = {"claimed_by": self.holder, "claimed_at": now, "tries": ENTRY.c.tries + 1}
            connection.execute(update(ENTRY).where(taken).values(values))
            rows = connection.execute(select(ENTRY).where(taken).order_by(ENTRY.c.seq)).all()
        return [read_entry(row) for row in rows]

    def renew(self) -> None:
        """Gives a sign of life: the claims hold on."""
        mine = ENTRY.c.claimed_by == self.holder
        with self.journal.store.transaction() as connection:
            connection.execute(update(ENTRY).where(mine).values(claimed_at=time.time()))

    def settle(
        self,
        entries: Iterable[Entry],
        state: State,
        note: Sentence | None = None,
        theirs: Mapping[str, Any] | None = None,
    ) -> None:
        """Says where claimed entries stand now, and why, and gives them free.

        What somebody else settled meanwhile stays as they settled it.
        """
        ids = [entry.entry_id for entry in entries]
        mine = ENTRY.c.entry_id.in_(ids) & (ENTRY.c.claimed_by == self.holder)
        values = {"state": state, "note": packed(note), "claimed_by": ""}
        if theirs is not None:
            values["theirs"] = packed(theirs)
        with self.journal.store.transaction() as connection:
            settled = update(ENTRY).where(mine).values(settled_at=time.time(), **values)
            connection.execute(settled)

    def _free(self, connection: Connection, now: float) -> list[str]:
        """The ids of the pending entries that no living sender holds, nor another of their row."""
        columns = (ENTRY.c.entry_id, ENTRY.c.table_name, ENTRY.c.key)
        query = select(*columns, ENTRY.c.claimed_by, ENTRY.c.claimed_at).where(
            ENTRY.c.base == self.journal.base, ENTRY.c.state == State.PENDING
        )
        rows = connection.execute(query.order_by(ENTRY.c.seq)).all()
        busy = {(row.table_name, row.key) for row in rows if _is_held(row, now)}
        return [row.entry_id for row in rows if (row.table_name, row.key) not in busy]


def _is_held(row: Any, now: float) -> bool:
    if not row.claimed_by or row.claimed_at < now - CLAIM_SECONDS:
        return False
    return not is_gone(row.claimed_by)
