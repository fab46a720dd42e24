"""The one write path: check, then journal, then show; sending to the base follows by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from lib.base import TABLES
from lib.base.cells import PARIS
from lib.entries.admission import why_silent
from lib.entries.decide import Decision, decide
from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.rights import VALIDATION
from lib.entries.rows import Rows, as_written
from lib.entries.swapped_drafts import ask_of_swaps
from lib.entries.undoable import can_be_put_back, made_a_row, put_back
from lib.journal import Entry, State
from lib.journal.entries import Overtaken
from lib.language import N_, Sentence
from lib.questions.people import Person, as_now
from lib.sync.current import Current

# How often a sheet is looked at again when others write the same rows in between.
ATTEMPTS = 5


def submit(
    now: Current, person: Person, drafts: Sequence[Draft], source: str = "entry"
) -> list[Outcome]:
    """Writes what can be written of these drafts, all of it at once; says what became of each.

    What is written is on disk, and shown, when this returns.
    """
    outcomes = note(now, person, drafts, source)
    if any(outcome.entry_id for outcome in outcomes):
        now.catch_up()
    return outcomes


def note(
    now: Current, person: Person, drafts: Sequence[Draft], source: str = "entry"
) -> list[Outcome]:
    """The same, but what is written is shown only once the base catches up."""
    if silent := why_silent(now, person):
        return _all_refused(drafts, silent)
    for _ in range(ATTEMPTS):
        decisions, stamp = _decided(now, person, drafts)
        entries = [_entry(now, person, d, source) for d in decisions if _is_kept(d)]
        try:
            now.journal.append(entries, since=stamp)
        except Overtaken:
            continue
        return _outcomes(decisions, entries)
    busy = Sentence(N_("Others are writing these rows: try again in a moment."))
    return _all_refused(drafts, busy)


def rehearse(now: Current, person: Person, drafts: Sequence[Draft]) -> list[Outcome]:
    """What would become of these drafts; nothing is written."""
    if silent := why_silent(now, person):
        return _all_refused(drafts, silent)
    decisions, _ = _decided(now, person, drafts)
    return [decision.outcome for decision in decisions]


def undo(now: Current, person: Person, entry: Entry, reason: str) -> Outcome:
    """Puts back what an entry replaced, by a new change; a conflict when it was changed since."""
    if not can_be_put_back(entry):
        kept = Sentence(N_("This change cannot be undone: change the row, or make it inactive."))
        return Outcome(Draft(entry.table_name, {}, entry.key), Verdict.REFUSED, sentences=(kept,))
    cells, empties = put_back(entry), made_a_row(entry)
    draft = Draft(entry.table_name, cells, entry.key, reason, entry.fields, empties)
    return submit(now, person, [draft])[0]


def validate(now: Current, person: Person, keys: Iterable[str]) -> list[Outcome]:
    """Validates values, by the director: from then on a change needs a reason."""
    stamps = {"validated_by": person.email, "validated_at": _instant(now)}
    return submit(now, person, [Draft("value", stamps, key) for key in keys])


def _decided(now: Current, person: Person, drafts: Sequence[Draft]) -> tuple[list[Decision], int]:
    """What to do with each draft, seen after one another, and the last entry they were held against."""
    stamp = now.journal.stamp()[0]
    now.catch_up()
    rows = Rows(now.mirror, now.settings.plausibility)
    rows.foresee(drafts)
    author = as_now(now.mirror, person)
    decisions = [decide(now, author, draft, rows) for draft in drafts]
    return ask_of_swaps(decisions, rows), stamp


def _all_refused(drafts: Sequence[Draft], why: Sentence) -> list[Outcome]:
    return [Outcome(draft, Verdict.REFUSED, sentences=(why,)) for draft in drafts]


def _is_kept(decision: Decision) -> bool:
    return decision.outcome.verdict in (Verdict.WRITTEN, Verdict.CONFLICT)


def _entry(now: Current, person: Person, decision: Decision, source: str) -> Entry:
    """The journal's entry of a decision: what is written, or what was wished and met another's."""
    outcome = decision.outcome
    table = outcome.draft.table
    key = TABLES[table].key.name
    fields = decision.fields | ({key: outcome.key} if not decision.before else {})
    if outcome.verdict == Verdict.WRITTEN:
        fields |= _stamps(now, person, table, decision, source)
    before = {name: decision.before.get(name) for name in fields}
    return Entry(
        entry_id=uuid4().hex,
        base=now.base.name,
        table_name=table,
        key=outcome.key,
        fields={name: as_written(cell) for name, cell in fields.items()},
        before={name: as_written(cell) for name, cell in before.items() if cell not in (None, [])},
        author=person.email,
        entered_at=_instant(now),
        source=source,
        reason=outcome.draft.reason,
        state=State.CONFLICT if outcome.verdict == Verdict.CONFLICT else State.PENDING,
        theirs={name: as_written(cell) for name, cell in (outcome.theirs or {}).items()},
    )


def _stamps(
    now: Current, person: Person, table: str, decision: Decision, source: str
) -> dict[str, Any]:
    """Who and when, where the table has a place for it."""
    instant, fields, before = _instant(now), decision.fields, decision.before
    if table == "value" and fields.keys() & VALIDATION:
        validated = fields.get("validated_by", before.get("validated_by"))
        return {"validated_at": instant if validated else None}
    if table == "value":
        stamps: dict[str, Any] = {
            "entered_by": person.email,
            "entered_at": instant,
            "source": source,
            "method_version": fields.get("method_version", decision.method_version),
        }
        return (
            stamps | {"validated_by": None, "validated_at": None} if decision.was_valid else stamps
        )
    if table == "assessment" and fields.keys() != {"verified_by"}:
        stamps = {"recorded_at": instant, "recorded_by": person.email}
        # What was verified is not what stands there now.
        return stamps | {"verified_by": None} if before.get("verified_by") else stamps
    return {}


def instant(now: Current) -> datetime:
    """Now, in UTC; on the demonstration, this time of its own day of reference, else it were unknown."""
    clock = datetime.now(UTC)
    shown = on_day(clock, now.as_of) if now.base.is_demo else clock
    return shown.replace(tzinfo=None)


def _instant(now: Current) -> str:
    """The same as it is written."""
    return str(as_written(instant(now)))


def on_day(instant: datetime, day: date) -> datetime:
    """The same time of another day in Paris, in UTC."""
    time = instant.astimezone(PARIS).time()
    return datetime.combine(day, time, PARIS).astimezone(UTC)


def _outcomes(decisions: list[Decision], entries: list[Entry]) -> list[Outcome]:
    ids = iter([entry.entry_id for entry in entries])
    return [replace(d.outcome, entry_id=next(ids)) if _is_kept(d) else d.outcome for d in decisions]
