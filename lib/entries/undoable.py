"""Which changes a person may undo: those that stand, of rows that they may write."""

from collections.abc import Iterable
from typing import Any

from lib.base import TABLES
from lib.base.stamps import STAMPS
from lib.entries.rights import SIGNATURES, may_write
from lib.entries.rows import Rows
from lib.journal import Entry, State
from lib.questions.ledger import LedgerRow
from lib.questions.people import Person
from lib.sync.current import Current

# What a row that was just made is without its creation: nothing is deleted, it says nothing any more.
TAKEN_AWAY: dict[str, dict[str, Any]] = {
    "value": {"status": None, "value": None},
    "assessment": {"state": "unknown"},
}


def made_a_row(entry: Entry) -> bool:
    """Whether the entry made its row: nothing was there, and it says all that a row must say."""
    fields = TABLES[entry.table_name].fields.values()
    required = {f.name for f in fields if f.required} - {TABLES[entry.table_name].key.name}
    return not entry.before and required <= entry.fields.keys()


def can_be_put_back(entry: Entry) -> bool:
    """Whether an entry changed something that may be as it was: no row is ever deleted."""
    return bool(entry.fields) and (not made_a_row(entry) or entry.table_name in TAKEN_AWAY)


def put_back(entry: Entry) -> dict[str, Any]:
    """The fields that undoing an entry writes again, as they were before it.

    Putting a value back does not validate it again, nor verify a fact; a validation or a verification
    alone is undone as such.
    """
    if made_a_row(entry):
        return TAKEN_AWAY[entry.table_name]
    names = entry.fields.keys() - STAMPS
    return {name: entry.before.get(name) for name in names - SIGNATURES or names}


def undoable(now: Current, person: Person, found: Iterable[LedgerRow]) -> dict[str, Entry]:
    """The entries of these lines of the ledger that the person may put back, by id."""
    lines = {line.entry_id: line for line in found}
    rows = Rows(now.mirror)
    ours = {entry.entry_id: entry for entry in now.journal.named(lines)}
    entries = [ours.get(id) or _entry(line, now.base.name) for id, line in lines.items()]
    return {entry.entry_id: entry for entry in entries if _may_undo(person, entry, rows)}


def _entry(line: LedgerRow, base: str) -> Entry:
    """The entry of a line that the base alone knows: another machine's, or an earlier store's."""
    return Entry(
        entry_id=line.entry_id,
        base=base,
        table_name=line.table_name,
        key=line.key,
        fields=line.fields,
        before=line.before,
        author="",
        entered_at="",
        source=line.source or "",
        state=State.SENT,
    )


def _may_undo(person: Person, entry: Entry, rows: Rows) -> bool:
    if entry.table_name not in TABLES or entry.state not in (State.SENT, State.PENDING):
        return False
    if not can_be_put_back(entry):
        return False
    row = rows.get(entry.table_name, entry.key)
    return row is not None and may_write(
        person, entry.table_name, rows.place(entry.table_name, row), put_back(entry)
    )
