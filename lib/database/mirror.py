"""The mirror: one DuckDB file, written aside and renamed into place, attached read-only by all.

Every generation has an in-memory host of its own, where what was entered since is laid over it; a
query sees one generation, whole.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pandas as pd
from duckdb import DuckDBPyConnection

from lib.base import TABLES
from lib.database.marts import MARTS, prepare
from lib.database.recipe import FIGURES, ROWS
from lib.database.sight import EVERYTHING, Sight, lay_sight, look_through

SHARED = ("asked", "load", "reference", "rubric")
# So many seconds after it was last written, a file aside has no writer any more.
ABANDONED = 3600


class NoMirror(Exception):
    """Nothing was loaded yet."""


class OldFigures(Exception):
    """The rows that were loaded hold, but another version of the software computed their figures."""


class Mirror:
    """The mirror at an address `duckdb:PATH`."""

    def __init__(self, url: str) -> None:
        kind, _, path = url.partition(":")
        if kind != "duckdb":
            raise ValueError(f"STORE_URL must begin with duckdb: (found {kind}:)")
        self.path = Path(path)
        self.lock = threading.RLock()
        self._host: DuckDBPyConnection | None = None
        self._inode: tuple[int, int] | None = None
        # How many times a generation was opened: each time without what was entered since.
        self.opened = 0
        # Scope → the host that has its catalogue: few processes serve owners and viewers.
        self._laid: dict[str, DuckDBPyConnection] = {}

    def publish(self, fill: Callable[[DuckDBPyConnection], None]) -> None:
        """Makes a new generation by `fill`, on a file aside; only when whole does it take the place."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._sweep()
        aside = self.path.with_name(f"{self.path.name}.{uuid4().hex}.new")
        try:
            with duckdb.connect(str(aside)) as connection:
                connection.execute("SET memory_limit = '900MB'")
                connection.execute("SET preserve_insertion_order = false")
                prepare(connection)
                fill(connection)
            aside.replace(self.path)
        finally:
            aside.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Takes away what writers that were killed left aside, an hour ago or more."""
        for left in self.path.parent.glob(f"{self.path.name}.*.new*"):
            with suppress(FileNotFoundError):
                if left.stat().st_mtime < time.time() - ABANDONED:
                    left.unlink()

    def holds(self, base: str) -> bool:
        """Whether the generation on disk is of that base."""
        try:
            with duckdb.connect() as aside:
                aside.execute(f"ATTACH {quoted(self.path)} AS mirror (READ_ONLY)")
                return (base,) == aside.execute("SELECT base FROM mirror.load.state").fetchone()
        except duckdb.Error:
            return False

    def moved(self) -> bool:
        """Whether another generation took the place since this process last looked; opens it then.

        The same is opened again where DuckDB failed: from then on it answers nothing. NoMirror when there is
        none, or none that this version can read; OldFigures when its figures are to be computed again.
        """
        with self.lock:
            inode = self._inode_on_disk()
            if inode == self._inode and self._answers():
                return False
            self._host, self._inode = open_host(self.path), inode
            self._laid.clear()
            self.opened += 1
            return True

    def _answers(self) -> bool:
        if self._host is None:
            return False
        try:
            with self._host.cursor() as cursor:
                cursor.execute("SELECT 1")
        except duckdb.Error:
            return False
        return True

    @contextmanager
    def cursor(self) -> Iterator[DuckDBPyConnection]:
        """A cursor for one unit of work, on the generation open now; NoMirror before the first."""
        with self.host_for(EVERYTHING).cursor() as cursor:
            yield cursor

    def frame(self, query: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> pd.DataFrame:
        """The rows that a query gives."""
        with self.cursor() as cursor:
            return cursor.execute(query, parameters).df()

    def host_for(self, sight: Sight) -> DuckDBPyConnection:
        """The host of the generation open now, ready for a sight; NoMirror before the first."""
        if self._host is None:
            self.moved()
        host = self._host
        assert host is not None
        if sight != EVERYTHING and self._laid.get(sight.scope) is not host:
            with self.lock:
                if self._laid.get(sight.scope) is not host:
                    lay_sight(host, sight.scope)
                    self._laid[sight.scope] = host
        return host

    def seen_by(self, sight: Sight) -> "SeenMirror":
        """The mirror as a reader sees it: the same names, the rows and cells that they may see."""
        return SeenMirror(self, sight)

    def _inode_on_disk(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            raise NoMirror(str(self.path)) from None
        return found.st_ino, found.st_mtime_ns


class SeenMirror(Mirror):
    """A mirror through one reader's sight: it answers questions, and has no file to write or copy."""

    def __init__(self, whole: Mirror, sight: Sight) -> None:
        self.whole = whole
        self.sight = sight

    @contextmanager
    def cursor(self) -> Iterator[DuckDBPyConnection]:
        """A cursor for one unit of work, on what the reader sees of the generation open now."""
        with self.whole.host_for(self.sight).cursor() as cursor:
            look_through(cursor, self.sight)
            yield cursor


def open_host(path: Path) -> DuckDBPyConnection:
    """A host in memory on that file: schemas base and mart show the file with the overlay over it."""
    host = duckdb.connect()
    _attach(host, path)
    prepare(host)
    host.execute("CREATE SCHEMA base; CREATE SCHEMA mart; CREATE SCHEMA overlay")
    for schema in SHARED:
        host.execute(f"CREATE SCHEMA {schema}")
        for (name,) in host.execute(f"SHOW TABLES FROM mirror.{schema}").fetchall():
            host.execute(f"CREATE VIEW {schema}.{name} AS FROM mirror.{schema}.{name}")
    for table in TABLES.values():
        _lay_over(host, "base", table.name, table.key.name)
    for name in MARTS:
        columns = {row[0] for row in host.execute(f"DESCRIBE mirror.mart.{name}").fetchall()}
        keys = [key for key in ("project", "indicator", "portfolio") if key in columns]
        _lay_over_mart(host, name, keys[0])
    return host


def _attach(host: DuckDBPyConnection, path: Path) -> None:
    """Attaches the file; refuses one that this version of the software would not have made."""
    try:
        host.execute(f"ATTACH {quoted(path)} AS mirror (READ_ONLY)")
        found = host.execute("SELECT rows_recipe, figures_recipe FROM mirror.load.state").fetchone()
    except duckdb.Error:
        found = None
    if found is None or found[0] != ROWS:
        raise NoMirror(str(path))
    if found[1] != FIGURES:
        raise OldFigures(str(path))


def _lay_over(host: DuckDBPyConnection, schema: str, name: str, key: str) -> None:
    host.execute(f"CREATE TABLE overlay.{name} AS FROM mirror.{schema}.{name} LIMIT 0")
    host.execute(f"""
        CREATE VIEW {schema}.{name} AS
        FROM mirror.{schema}.{name} WHERE {key} NOT IN (SELECT {key} FROM overlay.{name})
        UNION ALL FROM overlay.{name}
    """)


def _lay_over_mart(host: DuckDBPyConnection, name: str, key: str) -> None:
    host.execute(f"CREATE TABLE IF NOT EXISTS overlay.touched_{key}(key VARCHAR)")
    host.execute(f"CREATE TABLE overlay.mart_{name} AS FROM mirror.mart.{name} LIMIT 0")
    host.execute(f"""
        CREATE VIEW mart.{name} AS
        FROM mirror.mart.{name} WHERE {key} NOT IN (SELECT key FROM overlay.touched_{key})
        UNION ALL FROM overlay.mart_{name}
    """)


def quoted(text: object) -> str:
    """A text as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"
