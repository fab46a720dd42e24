"""What sending needs of the live base: its schema, its records, and the calls that write."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from lib.airtable.cells import as_cells
from lib.airtable.client import Airtable
from lib.airtable.errors import AirtableError, Refused
from lib.airtable.mapping import MappedTable, mapped
from lib.airtable.memory import remembered
from lib.airtable.names import read_names
from lib.journal import Entry
from lib.language import N_
from lib.sync.current import Current
from lib.sync.outgoing import Outgoing
from lib.sync.records import KnownRecords, Place
from lib.sync.source import journal_row
from lib.sync.theirs import changed_by_others

# The schema is asked for again after so many seconds, or as soon as something is refused for it.
SCHEMA_SECONDS = 300

Records = list[dict[str, Any]]


class SchemaMoved(AirtableError):
    """A table or field is no longer what it was when the sending began."""

    passes = True
    message = N_("The fields of Airtable changed while this was being sent. Tried again later.")


class Ready:
    """The live base as a sender needs it; `look` first."""

    def __init__(self, now: Current) -> None:
        self.now = now
        self.airtable = Airtable(now.settings, now.store)
        self.records = KnownRecords(self.airtable, {}, now.mirror)
        self._looked_at = 0.0
        self.forget()

    def forget(self) -> None:
        """What was known may be no longer true: the next look asks again."""
        self.tables: Mapping[str, MappedTable] = {}
        self._spelt: dict[Place, str] = {}

    def look(self) -> None:
        """Asks for the schema, unless it is known since a short while."""
        if self.tables and time.monotonic() - self._looked_at < SCHEMA_SECONDS:
            return
        names = read_names(self.now.settings.airtable_mapping)
        memory = remembered(self.now.store, self.airtable.base)
        self.tables = mapped(self.airtable.tables(), names, memory)
        self.records = KnownRecords(self.airtable, self.tables, self.now.mirror)
        self._looked_at = time.monotonic()

    def check(self, refusal: Refused) -> None:
        """Raises SchemaMoved when a refusal is not the rows' fault."""
        if refusal.type == "UNKNOWN_FIELD_NAME":
            raise SchemaMoved from None

    def missing(self, row: Outgoing) -> Place | None:
        """A row that this one names and whose record is not known; None when all are."""
        return next((place for place in sorted(row.links) if not self.records.of(*place)), None)

    def current(self, rows: Sequence[Outgoing]) -> dict[str, Records | None]:
        """The records that bear the keys of these rows of one table (fifty at most), as they are now.

        None when Airtable cannot be asked for these keys: the writing itself will tell.
        """
        table = self.tables[rows[0].table]
        assert table.key
        names = {name for row in rows for name in row.fields if name in table.fields}
        ids = [table.fields[name].id for name in sorted(names)]
        keys = [row.key for row in rows]
        try:
            found = self.airtable.bearing(table.live.id, table.key.id, keys, ids)
        except Refused as refusal:
            self.check(refusal)
            return dict.fromkeys(keys)
        return {key: found[key] or self._otherwise_spelt(table, key) for key in keys}

    def theirs(self, row: Outgoing, records: Records | None) -> dict[str, Any]:
        """The cells of a row that others changed meanwhile: all of them when they deleted it."""
        if records is None:
            return {}
        if not records and not row.is_made:
            return dict.fromkeys(row.fields)
        cells = records[0]["fields"] if records else {}
        return changed_by_others(row, cells, self.tables[row.table], self.records)

    def write(self, rows: Sequence[Outgoing], tags: bool) -> None:
        """One call: at most ten rows of one table, each by its key as Airtable spells it."""
        table = self.tables[rows[0].table]
        assert table.key
        keys = [self._spelt.get((row.table, row.key), row.key) for row in rows]
        cells = [self._cells(table, row.fields) for row in rows]
        sent = [made | {table.key.id: key} for made, key in zip(cells, keys, strict=True)]
        written = self.airtable.upsert(table.live.id, table.key.id, sent, typecast=tags)
        for row, key in zip(rows, keys, strict=True):
            self.records.note(row.table, row.key, written[key])

    def write_lines(self, entries: Sequence[Entry]) -> None:
        """One call: the journal's lines of at most ten entries, on their ids; none without its table."""
        table = self.tables.get("journal")
        if table is None or table.key is None:
            return
        lines = [self._cells(table, journal_row(entry)) for entry in entries]
        self.airtable.upsert(table.live.id, table.key.id, lines)

    def relinked(self, row: Outgoing) -> bool:
        """Asks again for the records that a row names; whether one is another than was thought."""
        before = {place: self.records.of(*place) for place in row.links}
        for table, key in row.links:
            self.records.ask(table, [key])
        return any(self.records.of(*place) not in (None, old) for place, old in before.items())

    def _cells(self, table: MappedTable, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The cells of a row by field id, its choices as Airtable names them now."""
        cells = as_cells(table.pairs, fields, self.records.of)
        for name, codes in table.renamed_choices.items():
            names = {code: text for text, code in codes.items()}
            code = fields.get(name)
            if isinstance(code, str) and code in names:
                cells[table.fields[name].id] = names[code]
        return cells

    def _otherwise_spelt(self, table: MappedTable, key: str) -> Records:
        """The record that the last reading took for this key: its blanks or its case differ."""
        known = self.records.mirrored(table.table.name, key)
        record = self.airtable.record(table.live.id, known) if known else None
        if record is None or table.key is None:
            return []
        spelt = str(record["fields"].get(table.key.id, ""))
        if spelt.strip().lower() != key.lower():
            return []
        self._spelt[(table.table.name, key)] = spelt
        return [record]
