"""Which changes a person may undo: those in the journal, of rows that they may write."""

from collections.abc import Iterable
from typing import Any

from lib.base.stamps import STAMPS
from lib.entries.rights import VALIDATION, may_write
from lib.entries.rows import Rows
from lib.journal import Entry, State
from lib.questions.people import Person
from lib.sync.current import Current


def put_back(entry: Entry) -> dict[str, Any]:
    """The fields that undoing an entry writes again, as they were before it.

    Putting a value back does not validate it again; a validation alone is undone as such.
    """
    names = entry.fields.keys() - STAMPS
    return {name: entry.before.get(name) for name in names - VALIDATION or names}


def undoable(now: Current, person: Person, ids: Iterable[str]) -> dict[str, Entry]:
    """The entries of these ids that replaced something and that the person may put back, by id."""
    wanted = set(ids)
    rows = Rows(now.mirror)
    found = (entry for entry in now.journal.entries() if entry.entry_id in wanted)
    return {entry.entry_id: entry for entry in found if _may_undo(person, entry, rows)}


def _may_undo(person: Person, entry: Entry, rows: Rows) -> bool:
    row = rows.get(entry.table_name, entry.key)
    standing = entry.state in (State.SENT, State.PENDING) and bool(entry.before)
    return (
        standing
        and row is not None
        and may_write(person, entry.table_name, rows.place(entry.table_name, row), put_back(entry))
    )
