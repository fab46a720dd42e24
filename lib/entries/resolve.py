"""Entries that did not go through: sent again, corrected, given up, or weighed against another's."""

from collections.abc import Iterable, Mapping
from typing import Any

from lib.base import TABLES
from lib.base.cells import as_written
from lib.base.stamps import STAMPS
from lib.entries.admission import why_silent
from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.rights import may_write
from lib.entries.rows import Rows, read_cells
from lib.entries.write import submit
from lib.journal import Entry, State
from lib.journal.outbox import resettle
from lib.language import N_, Sentence
from lib.questions.people import Person, as_now
from lib.sync.current import Current

DONE = (Verdict.WRITTEN, Verdict.UNCHANGED)
NOT_YOURS = N_("Your role does not let you write this row.")
MOVED_ON = N_("This entry is being sent at this moment, or somebody decided on it: look again.")
BY = N_("Given up by {person}.")
REPLACED = N_("Replaced by a new change of {person}.")
THEIRS = N_("{person} kept what is in the base.")


def decidable(now: Current, person: Person, entries: Iterable[Entry]) -> set[str]:
    """The ids of those entries on which the person may decide: they may write the row."""
    rows = Rows(now.mirror)
    return {entry.entry_id for entry in entries if _may(person, entry, rows)}


def send_again(now: Current, person: Person, entry: Entry) -> Sentence | None:
    """A refused entry waits to be sent again; why not, if so."""
    return _settled(now, person, entry, State.PENDING)


def give_up(now: Current, person: Person, entry: Entry) -> Sentence | None:
    """The entry stays in the ledger and is never sent; why not, if so."""
    return _settled(now, person, entry, State.GIVEN_UP, BY)


def keep_theirs(now: Current, person: Person, entry: Entry) -> Sentence | None:
    """What is in the base stays, and the entry is given up; why not, if so."""
    return _settled(now, person, entry, State.GIVEN_UP, THEIRS)


def keep_ours(now: Current, person: Person, entry: Entry, reason: str = "") -> Outcome:
    """What was entered is written over what is in the base, by a new change.

    A conflict anew when it changed once more since.
    """
    return correct(now, person, entry, typed_fields(entry), reason or entry.reason)


def correct(
    now: Current, person: Person, entry: Entry, fields: Mapping[str, Any], reason: str
) -> Outcome:
    """Writes these fields in the place of an entry that did not go through, by a new change."""
    whole = dict(fields)
    if not entry.before:
        # A row that never came to be is made whole.
        whole = typed_fields(entry) | whole
    draft = Draft(entry.table_name, whole, entry.key, reason, seen=_seen(now, entry, whole))
    if why := _why_not(now, person, entry):
        return Outcome(draft, Verdict.REFUSED, entry.key, (why,))
    outcome = submit(now, person, [draft])[0]
    if outcome.verdict in (*DONE, Verdict.CONFLICT):
        note = Sentence(REPLACED, {"person": person.name})
        resettle(now.journal, entry.entry_id, State.GIVEN_UP, note)
        now.catch_up()
    return outcome


def typed_fields(entry: Entry) -> dict[str, Any]:
    """What a person typed of an entry: not its key, nor what the software adds."""
    ours = {TABLES[entry.table_name].key.name, *STAMPS}
    return {name: cell for name, cell in entry.fields.items() if name not in ours}


def _seen(now: Current, entry: Entry, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The cells as who decides saw them: another's where they were shown, else as they are."""
    now.catch_up()
    row = Rows(now.mirror).get(entry.table_name, entry.key) or {}
    return {name: as_written(row.get(name)) for name in fields} | dict(entry.theirs)


def _settled(
    now: Current, person: Person, entry: Entry, state: State, note: str = ""
) -> Sentence | None:
    if why := _why_not(now, person, entry):
        return why
    said = Sentence(note, {"person": person.name}) if note else None
    if not resettle(now.journal, entry.entry_id, state, said):
        return Sentence(MOVED_ON)
    now.catch_up()
    return None


def _why_not(now: Current, person: Person, entry: Entry) -> Sentence | None:
    """Why the person, as the base knows them now, does not decide on an entry."""
    if silent := why_silent(now, person):
        return silent
    now.catch_up()
    may = _may(as_now(now.mirror, person), entry, Rows(now.mirror))
    return None if may else Sentence(NOT_YOURS)


def _may(person: Person, entry: Entry, rows: Rows) -> bool:
    """Rights hold on the row as it is and as the entry would have it."""
    table = entry.table_name
    cells, _ = read_cells(table, typed_fields(entry))
    row = rows.get(table, entry.key) or {}
    return all(
        may_write(person, table, rows.place(table, one), typed_fields(entry))
        for one in ([row] if row else []) + [{**row, **cells}]
    )
