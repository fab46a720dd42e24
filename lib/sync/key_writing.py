"""The keys of rows typed in Airtable without one, written there on request."""

from collections.abc import Iterable
from itertools import groupby

from lib.airtable.client import CHUNK, Airtable
from lib.airtable.mapping import mapped
from lib.airtable.memory import remembered
from lib.airtable.names import read_names
from lib.journal import Store
from lib.questions.keyless import Keyless
from lib.settings import Settings


def write_keys(settings: Settings, store: Store, rows: Iterable[Keyless]) -> int:
    """Writes the keys that may be written, each into its record; says how many.

    AirtableError when it is stopped on the way: what is written stays, the rest is proposed again.
    """
    airtable = Airtable(settings, store)
    names, memory = read_names(settings.airtable_mapping), remembered(store, airtable.base)
    tables = mapped(airtable.tables(), names, memory)
    written = 0
    sound = sorted((row for row in rows if row.may_be_written), key=lambda row: row.table)
    for name, group in groupby(sound, key=lambda row: row.table):
        table = tables.get(name)
        if table is None or table.key is None:
            continue
        records = [(row.record, {table.key.id: row.key}) for row in group]
        for start in range(0, len(records), CHUNK):
            airtable.update(table.live.id, dict(records[start : start + CHUNK]))
            written += len(records[start : start + CHUNK])
    return written
