"""The precious store: one engine a process, transactions that are on disk once they return."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.engine import make_url

from lib.journal.tables import METADATA, SETTING

BUSY_SECONDS = 60
# Writers take turns, so that entries are numbered in the order in which they become visible. SQLite
# does so by itself; elsewhere this row is what they wait for.
TURN_NAME = "turn"
TURN = select(SETTING.c.value).where(SETTING.c.name == TURN_NAME).with_for_update()


class Store:
    """The store at an SQLAlchemy address; its tables are made where they are missing."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        with self._writing() as connection:
            METADATA.create_all(connection)
            if connection.execute(TURN).first() is None:
                connection.execute(insert(SETTING).values(name=TURN_NAME, value=""))

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction that writes: whole and on disk, or not at all."""
        with self._writing() as connection:
            connection.execute(TURN)
            yield connection

    def instant(self) -> float:
        """Now, when no transaction is under way: what was written before is there to be read."""
        with self.transaction():
            return time.time()

    def setting(self, name: str) -> str | None:
        """A setting's value, if it has one."""
        with self.engine.connect() as connection:
            query = select(SETTING.c.value).where(SETTING.c.name == name)
            return connection.execute(query).scalar()

    def set_setting(self, name: str, value: str | None) -> None:
        """Keeps a setting, or forgets it when there is no value."""
        with self.transaction() as connection:
            keep_setting(connection, name, value)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


def keep_setting(connection: Connection, name: str, value: str | None) -> None:
    """Keeps a setting, or forgets it when there is no value, in a transaction under way."""
    connection.execute(delete(SETTING).where(SETTING.c.name == name))
    if value is not None:
        connection.execute(insert(SETTING).values(name=name, value=value))


@cache
def open_store(url: str) -> Store:
    """The process's store at that address."""
    return Store(url)


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    path = make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _durable)
    event.listen(engine, "begin", _begin)
    return engine


def _durable(connection: Any, _: Any) -> None:
    """Every commit is on disk before it returns, and readers never wait."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: Connection) -> None:
    """A transaction that writes takes the lock at its start, so that none overtakes it."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
