"""Which record of Airtable bears which key, as far as it is known."""

from collections.abc import Iterable, Mapping
from itertools import islice

from lib.airtable.client import ASKED, Airtable
from lib.airtable.errors import Refused
from lib.airtable.mapping import MappedTable
from lib.base import TABLES
from lib.database.mirror import Mirror, NoMirror
from lib.database.schema import identity

Place = tuple[str, str]


class KnownRecords:
    """The records of keys: what was just written, else what the last reading saw, else asked."""

    def __init__(
        self, airtable: Airtable, tables: Mapping[str, MappedTable], mirror: Mirror
    ) -> None:
        self.airtable = airtable
        self.tables = tables
        self.mirror = mirror
        self._records: dict[Place, str] = {}
        self._keys: dict[Place, str] = {}

    def of(self, table: str, key: str) -> str | None:
        """The record that bears a key; None when none is known."""
        return self._records.get(_place(table, key))

    def key_of(self, table: str, record: str) -> str:
        """The key that a record of a table bears; the record itself when it is not known."""
        return self._keys.get((table, record)) or self._mirrored_key(table, record)

    def note(self, table: str, key: str, record: str) -> None:
        """Takes in the record of a row just written."""
        self._records[_place(table, key)] = record
        self._keys[(table, record)] = key

    def learn(self, places: Iterable[Place]) -> None:
        """Learns the records of these rows, those not known yet: from the last reading, else asked."""
        for table, keys in _by_table(p for p in places if _place(*p) not in self._records).items():
            for key, record in self._mirrored(table, keys).items():
                self.note(table, key, record)
            self.ask(table, [key for key in keys if self.of(table, key) is None])

    def ask(self, table: str, keys: list[str]) -> None:
        """Asks Airtable for the records of these keys, whatever was known; fifty a call."""
        mapped = self.tables.get(table)
        if mapped is None or mapped.key is None:
            return
        waiting = iter(keys)
        while some := list(islice(waiting, ASKED)):
            found = self._found(mapped.live.id, mapped.key.id, some)
            for key in some:
                self._records.pop(_place(table, key), None)
                if found.get(key):
                    self.note(table, key, found[key][0])

    def _found(self, table: str, key: str, keys: list[str]) -> dict[str, list[str]]:
        """The records by key; the whole table is read where no formula can hold one of the keys."""
        try:
            return self.airtable.find(table, key, keys)
        except Refused:
            found: dict[str, list[str]] = {}
        offset: str | None = None
        while True:
            page, offset = self.airtable.page(table, [key], offset)
            for record in page:
                found.setdefault(str(record["fields"].get(key, "")), []).append(record["id"])
            if offset is None:
                return found

    def mirrored(self, table: str, key: str) -> str | None:
        """The record that the last reading took for a key; None when it saw none."""
        return self._mirrored(table, [key]).get(_place(table, key)[1])

    def _mirrored(self, table: str, keys: list[str]) -> dict[str, str]:
        column = identity(TABLES[table].key.name, table)
        wanted = [_place(table, key)[1] for key in keys]
        query = f"""
            SELECT {column}, _record FROM mirror.base.{table}
            WHERE _record <> '' AND {column} IN (SELECT unnest(?))
        """
        try:
            with self.mirror.cursor() as cursor:
                return dict(cursor.execute(query, [wanted]).fetchall())
        except NoMirror:
            return {}

    def _mirrored_key(self, table: str, record: str) -> str:
        query = f"SELECT {TABLES[table].key.name} FROM mirror.base.{table} WHERE _record = ?"
        try:
            with self.mirror.cursor() as cursor:
                found = cursor.execute(query, [record]).fetchone()
        except NoMirror:
            return record
        return found[0] if found else record


def _place(table: str, key: str) -> Place:
    """How a key is compared: e-mails whatever their case."""
    return (table, key.lower() if table == "person" else key)


def _by_table(places: Iterable[Place]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, key in places:
        found.setdefault(table, []).append(key)
    return found
