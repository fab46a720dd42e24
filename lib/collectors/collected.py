"""Rows that a catalogue gives, laid into the base without overwriting what people typed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from lib.base import TABLES
from lib.base.cells import reader
from lib.database.mirror import Mirror
from lib.journal import Entry, Journal
from lib.language import N_, Sentence

Cells = Mapping[str, Any]


@dataclass(frozen=True)
class Collected:
    """A row as the catalogue gives it; cells are as in a file, the empty ones left out."""

    table: str
    key: str
    cells: Cells


@dataclass
class Report:
    """What was taken, changed, left as it was, and skipped with the reason of each."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    skipped: list[Sentence] = field(default_factory=list)

    def skip(self, message: str, **parts: object) -> None:
        """Notes something that was not taken, and why."""
        self.skipped.append(Sentence(message, parts))


def lay_in(
    journal: Journal, mirror: Mirror | None, rows: Sequence[Collected], author: str
) -> Report:
    """Writes what is new or changed, in one transaction; `mirror` is None for an empty base."""
    report = Report()
    known = {} if mirror is None else _known(mirror, {row.table for row in rows})
    writers = _writers(journal)
    entries = []
    for row in rows:
        before = known.get((row.table, row.key))
        fields = dict(row.cells) if before is None else _changes(row, before, writers, report)
        state = "new" if before is None else "changed" if fields else "unchanged"
        report.counts[(row.table, state)] += 1
        if fields:
            entries.append(_entry(journal.base, row, fields, before or {}, author))
    journal.append(entries)
    return report


def _known(mirror: Mirror, tables: Iterable[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """(table, key) → typed row, of what the base holds of these tables."""
    known = {}
    for name in tables:
        with mirror.cursor() as cursor:
            rows = cursor.execute(f"FROM base.{name}").to_arrow_table().to_pylist()
        known.update({(name, row[TABLES[name].key.name]): row for row in rows})
    return known


def _writers(journal: Journal) -> dict[tuple[str, str, str], str]:
    """(table, key, field) → the origin of its last entry."""
    return {(e.table_name, e.key, name): e.source for e in journal.entries() for name in e.fields}


def _changes(
    row: Collected,
    before: Mapping[str, Any],
    writers: Mapping[tuple[str, str, str], str],
    report: Report,
) -> dict[str, Any]:
    """The cells to write: those that are empty, or that a collection wrote last."""
    changes = {}
    for name, raw in row.cells.items():
        old, new = before.get(name), reader(TABLES[row.table].fields[name])(raw)[0]
        if old == new:
            continue
        if old in (None, [], False) or writers.get((row.table, row.key, name)) == "collected":
            changes[name] = raw
        else:
            message = N_("{key}, {field}: what people typed stays ({kept}, not {found}).")
            report.skip(message, key=row.key, field=name, kept=str(old), found=str(new))
    return changes


def _entry(
    base: str, row: Collected, fields: Cells, before: Mapping[str, Any], author: str
) -> Entry:
    key = {} if before else {TABLES[row.table].key.name: row.key}
    return Entry(
        entry_id=uuid4().hex,
        base=base,
        table_name=row.table,
        key=row.key,
        fields=key | dict(fields),
        before={n: _plain(before[n]) for n in fields if before.get(n) not in (None, [])},
        author=author,
        entered_at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        source="collected",
    )


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell
