"""The rows of a base that is kept here: the local base, and the demonstration as it was changed."""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from lib.journal.entry import Entry
from lib.journal.store import Store, keep_setting
from lib.journal.tables import ENTRY, RECORD

BATCH = 20_000
REPLACED_AT = "{base}.replaced_at"

# A table's name, the name of its key field, its rows.
Tables = Iterable[tuple[str, str, Iterable[Mapping[str, Any]]]]


class Records:
    """The kept rows of one base; a row's cells are as its source gave them."""

    def __init__(self, store: Store, base: str) -> None:
        self.store = store
        self.base = base

    def any(self) -> bool:
        """Whether this base holds a row."""
        query = select(RECORD.c.id).where(RECORD.c.base == self.base).limit(1)
        with self.store.engine.connect() as connection:
            return connection.execute(query).first() is not None

    def replace(self, tables: Tables) -> None:
        """Replaces the whole base, all or nothing."""
        with self.store.transaction() as connection:
            self._replace(connection, tables)
            keep_setting(connection, REPLACED_AT.format(base=self.base), str(time.time()))

    def replaced_at(self) -> float:
        """When the whole base was last replaced, in seconds since the epoch; 0 if it never was."""
        return float(self.store.setting(REPLACED_AT.format(base=self.base)) or 0)

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The cells of a table's rows, in the order in which they came."""
        query = select(RECORD.c.cells).where(
            RECORD.c.base == self.base, RECORD.c.table_name == table
        )
        with self.store.engine.connect() as connection:
            result = connection.execution_options(yield_per=BATCH).execute(
                query.order_by(RECORD.c.id)
            )
            for (cells,) in result:
                yield json.loads(cells)

    def restart(self, tables: Tables) -> None:
        """Replaces the whole base, and forgets its journal with it, all or nothing."""
        with self.store.transaction() as connection:
            connection.execute(delete(ENTRY).where(ENTRY.c.base == self.base))
            self._replace(connection, tables)

    def _replace(self, connection: Connection, tables: Tables) -> None:
        connection.execute(delete(RECORD).where(RECORD.c.base == self.base))
        for table, key_field, rows in tables:
            self._add(connection, table, key_field, rows)

    def _add(
        self, connection: Connection, table: str, key_field: str, rows: Iterable[Mapping[str, Any]]
    ) -> None:
        made = (
            {
                "base": self.base,
                "table_name": table,
                "key": _identity(table, str(row.get(key_field) or "")),
                "cells": json.dumps(row, ensure_ascii=False),
            }
            for row in rows
        )
        while batch := list(islice(made, BATCH)):
            connection.execute(insert(RECORD), batch)


def put_record(connection: Connection, entry: Entry) -> None:
    """Writes an entry's fields into the row that bears its key, made when there is none."""
    key = _identity(entry.table_name, entry.key)
    found = connection.execute(
        select(func.min(RECORD.c.id)).where(
            RECORD.c.base == entry.base,
            RECORD.c.table_name == entry.table_name,
            RECORD.c.key == key,
        )
    ).scalar()
    if found is None:
        values = {"base": entry.base, "table_name": entry.table_name, "key": key}
        cells = json.dumps(dict(entry.fields), ensure_ascii=False)
        connection.execute(insert(RECORD).values(values | {"cells": cells}))
        return
    old = connection.execute(select(RECORD.c.cells).where(RECORD.c.id == found)).scalar_one()
    cells = json.dumps(json.loads(old) | dict(entry.fields), ensure_ascii=False)
    connection.execute(update(RECORD).where(RECORD.c.id == found).values(cells=cells))


def _identity(table: str, key: str) -> str:
    """How a key is compared: e-mails whatever their case."""
    return key.strip().lower() if table == "person" else key.strip()
