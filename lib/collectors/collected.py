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
    """A row as the catalogue gives it; cells are as in a file, empty where it could fill them."""

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
    written = _last_written(journal)
    entries = []
    for row in rows:
        before = known.get((row.table, row.key))
        fields = _changes(row, before or {}, written, report)
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


def _last_written(journal: Journal) -> dict[tuple[str, str, str], tuple[str, Any]]:
    """(table, key, field) → the origin of its last entry, and what that wrote."""
    return {
        (e.table_name, e.key, name): (e.source, cell)
        for e in journal.entries()
        for name, cell in e.fields.items()
    }


def _changes(
    row: Collected,
    before: Mapping[str, Any],
    written: Mapping[tuple[str, str, str], tuple[str, Any]],
    report: Report,
) -> dict[str, Any]:
    """The cells to write: those that nobody filled or emptied since a collection wrote them."""
    changes = {}
    for name, raw in row.cells.items():
        read = reader(TABLES[row.table].fields[name])
        old, new = before.get(name) or None, read(raw)[0] or None
        if old == new:
            continue
        source, cell = written.get((row.table, row.key, name), ("", None))
        if (source in ("", "collected")) and old == (read(cell)[0] or None):
            changes[name] = raw
        elif new is not None:
            _tell_kept(row, name, (old, new), report)
    return changes


def _tell_kept(row: Collected, name: str, cells: tuple[Any, Any], report: Report) -> None:
    kept, found = cells
    where = {"key": row.key, "field": name, "found": str(found)}
    if kept is None:
        report.skip(N_("{key}, {field}: people emptied it, it stays so (not {found})."), **where)
    else:
        message = N_("{key}, {field}: what people typed stays ({kept}, not {found}).")
        report.skip(message, kept=str(kept), **where)


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
