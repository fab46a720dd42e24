"""Which base is shown: Airtable when its token is set, else the local base once something was
imported, else the demonstration. Real and fictitious rows never mix."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from lib.base import TABLES
from lib.database.loading import Circumstances, Source
from lib.database.staging import RawRow
from lib.demo import AS_OF, FOLDER
from lib.journal import Entry, Journal, Store
from lib.journal.records import Records
from lib.settings import Settings
from lib.sync.files import read_folder

DEMO, LOCAL, AIRTABLE = "demo", "local", "airtable"
DEMO_DIGEST = "demo.digest"


@dataclass(frozen=True)
class Base:
    """The base that is shown: its kind, and its name in the journal."""

    kind: str
    name: str

    @property
    def is_demo(self) -> bool:
        """Whether its rows are fictitious."""
        return self.kind == DEMO

    @property
    def in_airtable(self) -> bool:
        """Whether its record is an Airtable base, else it is kept here."""
        return self.kind == AIRTABLE


def shown_base(settings: Settings, store: Store) -> Base:
    """The base that the settings and what was imported designate."""
    kind: str | None = settings.base_source
    if kind is None and settings.airtable_token and settings.airtable_base_id:
        kind = AIRTABLE
    if kind is None:
        kind = LOCAL if Records(store, LOCAL).any() else DEMO
    return Base(kind, settings.airtable_base_id or "" if kind == AIRTABLE else kind)


def journal_of(base: Base, store: Store) -> Journal:
    """The journal of the base's own entries."""
    return Journal(store, base.name, keeps_records=not base.in_airtable)


def day_of_reference(base: Base) -> date:
    """Today in Paris; on the demonstration its own day, so that it never ages."""
    return AS_OF if base.is_demo else datetime.now(ZoneInfo("Europe/Paris")).date()


def circumstances(settings: Settings, as_of: date, began_at: float) -> Circumstances:
    """What a refresh takes from the settings."""
    return Circumstances(
        as_of=as_of,
        began_at=began_at,
        classes=settings.territories_file,
        late_after_days=settings.late_after_days,
        at_risk_from=settings.at_risk_from,
    )


def kept_source(base: Base, store: Store) -> Source:
    """The rows of a base that is kept here, its journal among them."""
    records = Records(store, base.name)
    if base.is_demo:
        keep_demonstration(store)
    journal = journal_of(base, store)

    def rows(table: str) -> Iterator[RawRow]:
        brought: set[object] = set()
        for cells in records.rows(table):
            brought.add(cells.get("entry_id"))
            yield RawRow(cells)
        if table == "journal":
            # A base exported here and imported again brings entries that the journal still has.
            entries = (entry for entry in journal.entries() if entry.entry_id not in brought)
            yield from (RawRow(journal_row(entry)) for entry in entries)

    return Source(base.name, rows)


def journal_row(entry: Entry) -> dict[str, Any]:
    """An entry as a row of the base's table journal."""
    row = {name: getattr(entry, name) for name in TABLES["journal"].fields}
    for name in ("fields", "before"):
        row[name] = json.dumps(row[name], ensure_ascii=False)
    return row


def keep_demonstration(store: Store) -> None:
    """Lays the shipped demonstration in the store, once for each version of its files."""
    digest = _digest()
    if store.setting(DEMO_DIGEST) != digest:
        Records(store, DEMO).replace(_shipped())
        store.set_setting(DEMO_DIGEST, digest)


def reset_demonstration(store: Store) -> None:
    """Lays the shipped demonstration in the store again, and forgets all that was typed on it."""
    Records(store, DEMO).restart(_shipped())
    store.set_setting(DEMO_DIGEST, _digest())


def _digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _shipped() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    rows, _ = read_folder(FOLDER)
    return ((table, TABLES[table].key.name, rows[table]) for table in rows)
