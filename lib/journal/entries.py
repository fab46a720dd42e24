"""The journal: every entry, in order, with where it stands on its way to the base."""

import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from lib.journal.entry import Entry, State, entry_row, packed, read_entry
from lib.journal.records import put_record
from lib.journal.store import Store
from lib.journal.tables import ENTRY
from lib.language import Sentence

# The origin, and the author, of a change that others made in the base itself.
NOTICED = "airtable"
# Checked as a whole, for there must be an administrator left: any entry of these overtakes another.
WHOLE = frozenset({"person"})


class Overtaken(Exception):
    """Another entry of the same row came in between."""


class Journal:
    """The entries of one base: `demo`, `local`, or the id of an Airtable base."""

    def __init__(self, store: Store, base: str, keeps_records: bool) -> None:
        self.store = store
        self.base = base
        self.keeps_records = keeps_records

    def append(self, entries: Sequence[Entry], since: int | None = None) -> None:
        """Writes entries, all or none; they are on disk when this returns.

        Where the journal is the record itself (local, demonstration), the rows are written with them.
        An entry without fields changes no row, and tells only what was done.
        Raises Overtaken when another entry of one of these rows came after the entry `since`.
        """
        with self.store.transaction() as connection:
            if since is not None:
                self._refuse_overtaken(connection, entries, since)
            for entry in entries:
                kept = self.keeps_records and entry.state == State.PENDING
                if kept and entry.fields:
                    put_record(connection, entry)
                connection.execute(insert(ENTRY).values(entry_row(entry, kept)))

    def _refuse_overtaken(
        self, connection: Connection, entries: Sequence[Entry], since: int
    ) -> None:
        query = select(ENTRY.c.table_name, ENTRY.c.key).where(
            ENTRY.c.base == self.base, ENTRY.c.seq > since
        )
        newer = {_checked(table, key) for table, key in connection.execute(query)}
        if newer & {_checked(entry.table_name, entry.key) for entry in entries}:
            raise Overtaken

    def notice(
        self, table: str, key: str, fields: Mapping[str, Any], before: Mapping[str, Any]
    ) -> None:
        """Takes down what others changed in the base itself, when it is first seen.

        It is shown at once, and its line goes to the base; its fields are there already.
        """
        known = self.of_row(table, key)
        if known and known[-1].source == NOTICED and known[-1].fields == fields:
            return
        seen_at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        replaced = {name: before.get(name) for name in fields if before.get(name) is not None}
        change = (uuid4().hex, self.base, table, key, dict(fields), replaced)
        self.append([Entry(*change, author=NOTICED, entered_at=seen_at, source=NOTICED)])

    def settle(
        self,
        entry_id: str,
        state: State,
        note: Sentence | None = None,
        theirs: Mapping[str, Any] | None = None,
    ) -> None:
        """Says where an entry stands now, and why; frees its claim."""
        values = {"state": state, "note": packed(note), "claimed_by": ""}
        if theirs is not None:
            values["theirs"] = packed(theirs)
        with self.store.transaction() as connection:
            connection.execute(
                update(ENTRY)
                .where(ENTRY.c.entry_id == entry_id)
                .values(settled_at=time.time(), **values)
            )

    def entries(self, *states: State) -> list[Entry]:
        """The entries in these states (all when none is named), in order."""
        query = select(ENTRY).where(ENTRY.c.base == self.base).order_by(ENTRY.c.seq)
        return self._read(query.where(ENTRY.c.state.in_(states)) if states else query)

    def beyond(self, instant: float) -> list[Entry]:
        """What a reading of the base begun at that instant cannot have seen, in order."""
        query = select(ENTRY).where(
            ENTRY.c.base == self.base,
            or_(
                ENTRY.c.state == State.PENDING,
                and_(ENTRY.c.state == State.SENT, ENTRY.c.settled_at >= instant),
            ),
        )
        return self._read(query.order_by(ENTRY.c.seq))

    def of_row(self, table: str, key: str) -> list[Entry]:
        """The entries of one row, in order."""
        query = select(ENTRY).where(
            ENTRY.c.base == self.base, ENTRY.c.table_name == table, ENTRY.c.key == key
        )
        return self._read(query.order_by(ENTRY.c.seq))

    def named(self, ids: Iterable[str]) -> list[Entry]:
        """The entries of these ids, in order; a few of them at a time."""
        query = select(ENTRY).where(ENTRY.c.base == self.base, ENTRY.c.entry_id.in_(list(ids)))
        return self._read(query.order_by(ENTRY.c.seq))

    def stamp(self) -> tuple[int, float]:
        """Changes whenever an entry is added or settled: the last sequence number and settlement."""
        query = select(func.max(ENTRY.c.seq), func.max(ENTRY.c.settled_at))
        with self.store.engine.connect() as connection:
            last, settled = connection.execute(query.where(ENTRY.c.base == self.base)).one()
        return last or 0, settled or 0.0

    def counts(self) -> dict[str, int]:
        """How many entries are in each state."""
        query = select(ENTRY.c.state, func.count()).where(ENTRY.c.base == self.base)
        with self.store.engine.connect() as connection:
            return dict(connection.execute(query.group_by(ENTRY.c.state)).all())

    def _read(self, query: Any) -> list[Entry]:
        with self.store.engine.connect() as connection:
            return [read_entry(row) for row in connection.execute(query)]


def _checked(table: str, key: str) -> tuple[str, str]:
    """What was looked at to decide on an entry: its row, or its whole table."""
    return table, "" if table in WHOLE else key
