"""What changed in Airtable by other hands, seen at a reading: lines of the ledger, and conflicts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from lib.base import TABLES
from lib.base.cells import as_written, reader
from lib.database.differences import RowChange
from lib.journal import Entry, Journal, State
from lib.journal.entries import NOTICED
from lib.language import N_, Sentence
from lib.sync.sameness import is_empty, same

MET = N_("This was changed in Airtable meanwhile: choose between the two.")
Cells = dict[str, Any]
Place = tuple[str, str]


def notice(journal: Journal, changes: Sequence[RowChange], seen_at: float) -> None:
    """Takes down what our journal does not explain; entries of ours that it meets become conflicts."""
    if not changes:
        return
    known, pending = _known(journal)
    instant = datetime.fromtimestamp(seen_at, UTC)
    lines = []
    for change in changes:
        place = _place(change.table, change.key)
        ours = pending.get(place, ())
        fields = _unexplained(change, [known.get(place, {}), *_written_by(ours)])
        if fields:
            lines.append(_line(journal.base, change, fields, known.get(place, {}), instant))
            _contest(journal, ours, fields)
    journal.append(lines)


def _known(journal: Journal) -> tuple[dict[Place, Cells], dict[Place, list[Entry]]]:
    """By row: the cells as our journal last knew them in the base, and the entries still to be sent."""
    known: dict[Place, Cells] = {}
    pending: dict[Place, list[Entry]] = {}
    for entry in journal.entries(State.SENT, State.PENDING):
        place = _place(entry.table_name, entry.key)
        if entry.state == State.SENT or entry.source == NOTICED:
            known.setdefault(place, {}).update(_typed(entry.table_name, entry.fields))
        else:
            pending.setdefault(place, []).append(entry)
    return known, pending


def _written_by(entries: Iterable[Entry]) -> Iterator[Cells]:
    """What entries write: those that were sent and whose answer was lost may be in the base already."""
    for entry in entries:
        yield _typed(entry.table_name, entry.fields)


def _unexplained(change: RowChange, known: Sequence[Cells]) -> Cells:
    """The cells that changed otherwise than our journal says, as JSON holds them."""
    before, after = change.before or {}, change.after or {}
    key = TABLES[change.table].key.name
    names = [name for name in {**before, **after} if name != key or not change.before]
    return {
        name: as_written(after.get(name))
        for name in names
        if not same(before.get(name), after.get(name))
        and not any(name in cells and same(cells[name], after.get(name)) for cells in known)
    }


def _line(
    base: str, change: RowChange, fields: Cells, known: Mapping[str, Any], seen_at: datetime
) -> Entry:
    """A line of the ledger: it is the base's already, only the line itself is still to be sent."""
    old = {**(change.before or {}), **known}
    before = {name: as_written(old.get(name)) for name in fields if not is_empty(old.get(name))}
    written = seen_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Entry(
        entry_id=uuid4().hex,
        base=base,
        table_name=change.table,
        key=change.key,
        fields=fields,
        before=before,
        author=NOTICED,
        entered_at=written,
        source=NOTICED,
    )


def _contest(journal: Journal, pending: Iterable[Entry], theirs: Cells) -> None:
    """Entries that would overwrite what others wrote become conflicts, with theirs."""
    for entry in pending:
        mine, others = _typed(entry.table_name, entry.fields), _typed(entry.table_name, theirs)
        met = {n: theirs[n] for n in mine.keys() & theirs.keys() if not same(mine[n], others[n])}
        if met:
            journal.settle(entry.entry_id, State.CONFLICT, Sentence(MET), met)


def _typed(table: str, fields: Mapping[str, Any]) -> Cells:
    declared = TABLES[table].fields
    return {
        name: reader(declared[name])(raw)[0] for name, raw in fields.items() if name in declared
    }


def _place(table: str, key: str) -> Place:
    return (table, key.lower() if table == "person" else key)
