"""One round of sending: claimed entries go to Airtable by upsert on their row's key, then their lines.

Each row is looked at just before it is written: what others changed meanwhile becomes a conflict, never
an overwrite. Whatever happens, an entry is sent again or says why it is not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from lib.airtable.client import ASKED, CHUNK
from lib.airtable.errors import AirtableError, Refused
from lib.base import TABLES
from lib.database.schema import in_order_of_need
from lib.journal import Entry, State
from lib.journal.outbox import Outbox
from lib.language import N_, Sentence
from lib.sync.lacks import lacks
from lib.sync.noticed import MET
from lib.sync.outgoing import Outgoing, outgoing
from lib.sync.ready import Ready, Records

T = TypeVar("T")

WAITS = N_("The row {key} of the table {table}, which it names, is on its way: sent after it.")
NOWHERE = N_(
    "The row {key} of the table {table}, which it names, is neither in Airtable nor on its way: make that"
    " row, then send this again."
)
DOUBLED = N_(
    "{count} rows of Airtable bear the key {key} ({records}): keep one of them there, then send this"
    " again."
)
LINE_REFUSED = N_("The row is written in Airtable, but not its line of the journal: {why}")


@dataclass
class Sent:
    """What became of claimed entries, by state; `error` is what stopped the sending, if something did."""

    counts: Counter[State] = field(default_factory=Counter)
    error: AirtableError | None = None

    @property
    def claimed(self) -> int:
        """How many entries were claimed."""
        return sum(self.counts.values())


class Round:
    """The sending of some claimed entries: each is settled as soon as it is known where it stands."""

    def __init__(self, ready: Ready, outbox: Outbox, claimed: Sequence[Entry]) -> None:
        self.ready = ready
        self.outbox = outbox
        self.sent = Sent()
        self.left = {entry.entry_id: entry for entry in claimed}

    def run(self) -> Sent:
        """Sends all; what stops it leaves the rest pending, with its reason."""
        try:
            self.ready.look()
            self._send_all(outgoing(self.left.values()))
        except AirtableError as error:
            self.sent.error = error
            self.ready.forget()
            self._settle(self.left.values(), State.PENDING, error.sentence)
        finally:
            self._settle(self.left.values(), State.PENDING)
        return self.sent

    def _send_all(self, rows: list[Outgoing]) -> None:
        """The rows that others name first; those that name a row which is nowhere stay."""
        self._write_lines([entry for row in rows if not row.ours for entry in row.entries])
        waiting = [row for row in rows if row.ours and not self._lacks(row)]
        self.ready.records.learn({place for row in waiting for place in row.links})
        while waiting:
            able = [row for row in waiting if self.ready.missing(row) is None]
            # Rows that name one another are made without that link, then completed.
            able = able or self._made_early(waiting)
            for table in in_order_of_need():
                self._send([row for row in able if row.table == table.name])
            waiting = [row for row in waiting if self._is_left(row)]
            if not able:
                break
        for row in waiting:
            self._leave(row)

    def _made_early(self, waiting: list[Outgoing]) -> list[Outgoing]:
        """New rows that only lack rows on their way, and could do without them for now."""
        new = [row for row in waiting if row.is_made and not self.ready.records.of(*row.place)]
        early = [row.without_optional_links() for row in new if self._comes(row)]
        return [row for row in early if self.ready.missing(row) is None]

    def _comes(self, row: Outgoing) -> bool:
        """Whether the row that this one misses is on its way."""
        table, key = self.ready.missing(row) or row.place
        return any(e.state == State.PENDING for e in self.outbox.journal.of_row(table, key))

    def _is_left(self, row: Outgoing) -> bool:
        return any(entry.entry_id in self.left for entry in row.entries)

    def _lacks(self, row: Outgoing) -> bool:
        """Whether the live base lacks something for the row; the row then waits for it."""
        lacking = lacks(row, self.ready.tables)
        if lacking:
            self._settle(row.entries, State.PENDING, lacking)
        return lacking is not None

    def _leave(self, row: Outgoing) -> None:
        """A row whose link names one that Airtable lacks: it waits for it if that one is on its way."""
        table, key = self.ready.missing(row) or row.place
        parts = {"table": TABLES[table].airtable_name, "key": key}
        if self._comes(row):
            self._settle(row.entries, State.PENDING, Sentence(WAITS, parts))
        else:
            self._settle(row.entries, State.REFUSED, Sentence(NOWHERE, parts))

    def _send(self, rows: list[Outgoing]) -> None:
        """The rows of one table: looked at, then written, ten a call."""
        for some in chunks(rows, ASKED):
            self.outbox.renew()
            sound = [row for row in self._looked_at(some) if row.ours]
            for tags in (False, True):
                for chunk in chunks([row for row in sound if row.has_tags == tags], CHUNK):
                    self._write(chunk, tags)

    def _looked_at(self, rows: list[Outgoing]) -> Iterator[Outgoing]:
        """The rows that may be written; keys borne twice and cells changed by others are settled."""
        found = self.ready.current(rows)
        for row in rows:
            if not self._doubled(row, found[row.key]):
                yield self._unmet(row, found[row.key])

    def _doubled(self, row: Outgoing, records: Records | None) -> bool:
        """Whether several records bear the key: that is for people to mend, in Airtable."""
        if records is None or len(records) < 2:
            return False
        ids = ", ".join(record["id"] for record in records)
        parts = {"count": len(records), "key": row.key, "records": ids}
        self._settle(row.entries, State.REFUSED, Sentence(DOUBLED, parts))
        return True

    def _unmet(self, row: Outgoing, records: Records | None) -> Outgoing:
        """The row without the entries that met another's change, which become conflicts."""
        theirs = self.ready.theirs(row, records)
        met = [entry for entry in row.ours if entry.fields.keys() & theirs.keys()]
        for entry in met:
            mine = {name: cell for name, cell in theirs.items() if name in entry.fields}
            self._settle([entry], State.CONFLICT, Sentence(MET), mine)
        if met:
            self.outbox.journal.notice(row.table, row.key, theirs, met[-1].before)
        return row.without(met)

    def _write(self, rows: list[Outgoing], tags: bool) -> None:
        """One call; a refused chunk is cut in two until the guilty row is alone."""
        if not rows:
            return
        self.outbox.renew()
        try:
            self.ready.write(rows, tags)
        except Refused as refusal:
            self.ready.check(refusal)
            if len(rows) == 1:
                self._refuse(rows[0], refusal)
                return
            middle = len(rows) // 2
            self._write(rows[:middle], tags)
            self._write(rows[middle:], tags)
        else:
            whole = [row for row in rows if not row.later]
            self._write_lines([entry for row in whole for entry in row.entries])

    def _refuse(self, row: Outgoing, refusal: Refused) -> None:
        """A row that Airtable refuses by itself; a link to a record that is gone is looked up once more."""
        if self.ready.relinked(row):
            self._write([row], row.has_tags)
        elif not self._doubled(row, self.ready.current([row])[row.key]):
            self._settle(row.entries, State.REFUSED, refusal.sentence)

    def _write_lines(self, entries: list[Entry]) -> None:
        """The journal's own lines in Airtable, on the entry's id; only then is an entry sent."""
        for chunk in chunks(entries, CHUNK):
            self.outbox.renew()
            try:
                self.ready.write_lines(chunk)
            except Refused as refusal:
                self.ready.check(refusal)
                if len(chunk) > 1:
                    for entry in chunk:
                        self._write_lines([entry])
                else:
                    note = Sentence(LINE_REFUSED, {"why": refusal.sentence})
                    self._settle(chunk, State.REFUSED, note)
            else:
                self._settle(chunk, State.SENT)

    def _settle(
        self,
        entries: Iterable[Entry],
        state: State,
        note: Sentence | None = None,
        theirs: dict[str, object] | None = None,
    ) -> None:
        some = [self.left.pop(e.entry_id) for e in list(entries) if e.entry_id in self.left]
        if some:
            self.outbox.settle(some, state, note, theirs)
            self.sent.counts[state] += len(some)


def chunks(items: Sequence[T], size: int) -> Iterator[list[T]]:
    """The items, so many at a time."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some
