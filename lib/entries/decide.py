"""What to do with one draft: refuse it, ask about it, meet another's change, or write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lib.base import TABLES, made_key
from lib.base.keys import RECIPES, UPDATED_BY_KEY, slug
from lib.entries.card_doubts import card_doubts
from lib.entries.checks import faults, unreadable
from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.plausibility import doubts
from lib.entries.rights import VALIDATION, may_write
from lib.entries.rows import Row, Rows, as_written, read_cells
from lib.entries.signatures import misused
from lib.entries.typed import typed_value
from lib.journal import State
from lib.language import N_, Sentence
from lib.questions.people import Person
from lib.sync.current import Current

IN_THE_ROW = (State.PENDING, State.SENT)


@dataclass(frozen=True)
class Decision:
    """An outcome, with what is to be written, or would be, and what that replaces."""

    outcome: Outcome
    fields: Row = field(default_factory=dict)
    before: Row = field(default_factory=dict)
    method_version: int = 1

    @property
    def was_valid(self) -> bool:
        """Whether the row had been validated."""
        return bool(self.before.get("validated_by"))


def decide(now: Current, person: Person, draft: Draft, rows: Rows) -> Decision:
    """The decision on a draft; `rows` remembers what it writes, for the drafts that follow."""
    unknown = [name for name in draft.fields if name not in TABLES[draft.table].fields]
    if unknown:
        message = N_("The field “{field}” is not in the base: take it away.")
        return _refused(draft, "", [(unknown[0], Sentence(message, {"field": unknown[0]}))])
    cells, problems = read_cells(draft.table, draft.fields)
    if problems:
        return _refused(draft, draft.key, unreadable(problems))
    if draft.table == "value" and cells.get("status", "measured") != "measured":
        cells["value"] = None
    key = draft.key or _new_key(draft.table, cells, rows, now)
    if renamed := _renamed(draft.table, cells, key):
        return _refused(draft, key, renamed)
    before = rows.get(draft.table, key) or {}
    row = _empty(draft.table) | before | {TABLES[draft.table].key.name: key} | cells
    if not _may(person, draft, before, row, rows):
        return _refused(
            draft, key, [("", Sentence(N_("Your role does not let you write this row.")))]
        )
    if before and all(before.get(name) == cell for name, cell in cells.items()):
        return Decision(Outcome(draft, Verdict.UNCHANGED, key))
    if theirs := _written_meanwhile(draft, cells, before):
        outcome = Outcome(
            draft, Verdict.CONFLICT, key, theirs=theirs, theirs_by=_author(now, draft, key)
        )
        return Decision(outcome, cells, before)
    if draft.table == "value" and draft.reason:
        cells, row = cells | {"reason": draft.reason}, row | {"reason": draft.reason}
    impossible = () if draft.empties else faults(draft.table, row, rows, now.as_of)
    if found := [*impossible, *misused(person, draft.table, before, cells)]:
        return _refused(draft, key, found)
    if not before and (foreign := _foreign(draft.table, row, key)):
        return _refused(draft, key, foreign)
    if asked := _questions(draft, cells, before, row, rows):
        return Decision(Outcome(draft, Verdict.ASKED, key, tuple(asked), "reason"), cells, before)
    return _written(draft, key, cells, before, row, rows)


def _written(draft: Draft, key: str, cells: Row, before: Row, row: Row, rows: Rows) -> Decision:
    """Writes; a value by the indicator's method of today."""
    rows.put(draft.table, key, row)
    indicator = rows.get("indicator", row.get("indicator")) if draft.table == "value" else None
    version = (indicator or {}).get("method_version") or 1
    return Decision(Outcome(draft, Verdict.WRITTEN, key), cells, before, version)


def _refused(draft: Draft, key: str, found: Any) -> Decision:
    where = list(found)
    fields, sentences = zip(*where, strict=True)
    return Decision(Outcome(draft, Verdict.REFUSED, key, sentences, fields[0], fields))


def _new_key(table: str, cells: Row, rows: Rows, now: Current) -> str:
    """The key of a row to be made: by its recipe, or as typed where people type it."""
    if table not in RECIPES and table != "synergy":
        return str(cells.get(TABLES[table].key.name) or "")
    texts = {name: as_written(cell) for name, cell in cells.items() if cell is not None}
    if table == "action":
        texts["date"] = now.as_of.isoformat()
    key = made_key(table, texts)
    if table in UPDATED_BY_KEY or rows.get(table, key) is None:
        return key
    number = 2
    while rows.get(table, f"{key}-{number}") is not None:
        number += 1
    return f"{key}-{number}"


def _renamed(table: str, cells: Row, key: str) -> list[tuple[str, Sentence]]:
    """What is wrong with a key that was typed."""
    field = TABLES[table].key.name
    typed = cells.get(field) or key
    if typed == key or (table == "person" and typed.lower() == key.lower()):
        return []
    return [(field, Sentence(N_("A key is made once and never changes: leave it as it is.")))]


def _foreign(table: str, row: Row, key: str) -> list[tuple[str, Sentence]]:
    """What is wrong with a row to be made under a key that begins as another project's would."""
    if table in ("meeting", "synergy"):
        own = key == made_key(table, {n: as_written(c) for n, c in row.items()})
    elif table == "edition":
        own = key.startswith(f"{slug(row['scope'])}/")
    else:
        first = RECIPES.get(table, [""])[0]
        own = first not in ("project", "indicator") or key.startswith(f"{row[first]}/")
    message = N_("This key is not that of such a row: leave it to the software.")
    return [] if own else [(TABLES[table].key.name, Sentence(message))]


def _empty(table: str) -> Row:
    return {f.name: [] if f.kind.is_list else None for f in TABLES[table].fields.values()}


def _may(person: Person, draft: Draft, before: Row, row: Row, rows: Rows) -> bool:
    """Rights hold on the row as it was and as it would be: nobody takes or gives another's rows."""
    table, fields = draft.table, draft.fields
    if before and not may_write(person, table, rows.place(table, before), fields):
        return False
    if table == "project" and not before:
        portfolios = frozenset({row["portfolio"]} if row["portfolio"] else ())
        place = rows.place(table, row | {"slug": None})
        return may_write(person, table, type(place)(frozenset(), portfolios), fields)
    return may_write(person, table, rows.place(table, row), fields)


def _written_meanwhile(draft: Draft, cells: Row, before: Row) -> Row:
    """The cells that another changed since the person saw them, and not to the same."""
    if draft.seen is None or not before:
        return {}
    seen, _ = read_cells(draft.table, {n: draft.seen.get(n) for n in cells})
    changed = {
        name: before.get(name) for name in cells if _filled(before.get(name)) != _filled(seen[name])
    }
    return {name: cell for name, cell in changed.items() if cell != cells[name]}


def _filled(cell: Any) -> Any:
    """A cell, none for an empty list or text; a zero is a value."""
    return None if cell in ([], "") else cell


def _author(now: Current, draft: Draft, key: str) -> str:
    """Who wrote the row last, as far as the journal tells."""
    entries = [e for e in now.journal.of_row(draft.table, key) if e.state in IN_THE_ROW]
    return entries[-1].author if entries else ""


def _questions(draft: Draft, cells: Row, before: Row, row: Row, rows: Rows) -> list[Sentence]:
    """What needs a reason, when none was given."""
    if draft.table == "indicator" and not draft.reason:
        return list(card_doubts(before, row, bool(rows.series(row["key"]).measured)))
    if draft.table != "value" or draft.reason or cells.get("reason"):
        return []
    if before.get("validated_by") and not cells.keys() <= VALIDATION:
        return [Sentence(N_("This value was validated: say why it changes."))]
    if row["status"] != "measured" or before.get("value") == row["value"]:
        return []
    indicator: Mapping[str, Any] = rows.get("indicator", row["indicator"]) or {}
    typed = typed_value(indicator, rows.series(row["indicator"]), row)
    return [doubt.sentence for doubt in doubts(typed, rows.tolerance)]
