"""Raw rows, read cell by cell into typed staging tables; what could not be read is reported."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import NoneType
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from lib.base import TABLES, Field, Table
from lib.base.cells import Reader, reader
from lib.database.schema import arrow_schema

BATCH = 20_000
SHOWN = 200

PROBLEMS = """
CREATE SCHEMA IF NOT EXISTS load;
CREATE TABLE load.problem(
    table_name VARCHAR, key VARCHAR, line BIGINT, record VARCHAR,
    field VARCHAR, problem VARCHAR, found VARCHAR, set_aside BOOLEAN
)
"""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as its source gives it: cells by field name; record and created where it has them."""

    cells: Mapping[str, Any]
    record: str = ""
    created: str = ""


@dataclass
class Staging:
    """Fills `staged.<table>` and `load.problem`; `labels` when choices are read by French label."""

    connection: DuckDBPyConnection
    labels: bool = False

    def open(self) -> None:
        """Makes the empty staging tables of the whole base."""
        self.connection.execute(PROBLEMS)
        self.connection.execute("CREATE SCHEMA IF NOT EXISTS staged")
        for table in TABLES.values():
            self._insert(f"CREATE TABLE staged.{table.name} AS FROM batch", _empty(table))

    def add(self, table: Table, rows: Iterable[RawRow]) -> None:
        """Appends rows of a table, in their order."""
        readers = {f.name: reader(f, self.labels) for f in table.fields.values()}
        position = 0
        for batch in _batches(rows):
            columns, problems = _read(table, batch, readers, position)
            position += len(batch)
            self._insert(
                f"INSERT INTO staged.{table.name} FROM batch",
                pa.table(columns, schema=arrow_schema(table)),
            )
            self.report(problems)

    def report(self, problems: list[tuple[Any, ...]]) -> None:
        """Appends to `load.problem`, whose columns the tuples follow."""
        if problems:
            columns = [pa.array(cells) for cells in zip(*problems, strict=True)]
            names = [f"c{n}" for n in range(len(columns))]
            self._insert("INSERT INTO load.problem FROM batch", pa.table(columns, names))

    def _insert(self, statement: str, batch: pa.Table) -> None:
        self.connection.register("batch", batch)
        self.connection.execute(statement)
        self.connection.unregister("batch")


def _read(
    table: Table, batch: list[RawRow], readers: Mapping[str, Reader], position: int
) -> tuple[dict[str, list[Any]], list[tuple[Any, ...]]]:
    """The columns of a batch and the problems of its cells."""
    columns: dict[str, list[Any]] = {
        "_position": list(range(position, position + len(batch))),
        "_record": [row.record for row in batch],
        "_created": [row.created for row in batch],
    }
    problems = []
    for field in table.fields.values():
        raws = [row.cells.get(field.name) for row in batch]
        columns[field.name], faults = _cells(raws, readers[field.name])
        problems += [_problem(field, batch[i], position + i + 1, fault) for i, fault in faults]
    return columns, problems


def _cells(raws: list[Any], read: Reader) -> tuple[list[Any], list[tuple[int, str]]]:
    """What the raw cells hold, and the places and problems of those that could not be read.

    The same text is read once, for most columns repeat few texts.
    """
    if set(map(type, raws)) <= {str, NoneType}:
        known = {raw: read(raw) for raw in set(raws)}
        values = list(map({raw: value for raw, (value, _) in known.items()}.get, raws))
        if not any(problem for _, problem in known.values()):
            return values, []
        return values, [(i, known[raw][1]) for i, raw in enumerate(raws) if known[raw][1]]
    cells = [read(raw) for raw in raws]
    faults = [(i, problem) for i, (_, problem) in enumerate(cells) if problem]
    return [value for value, _ in cells], faults


def _problem(field: Field, row: RawRow, line: int, problem: str) -> tuple[Any, ...]:
    key = str(row.cells.get(TABLES[field.table].key.name) or "")[:SHOWN]
    found = json.dumps(row.cells.get(field.name), ensure_ascii=False)[:SHOWN]
    return (field.table, key, line, row.record, field.name, problem, found, False)


def _batches(rows: Iterable[RawRow]) -> Iterator[list[RawRow]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _empty(table: Table) -> pa.Table:
    return arrow_schema(table).empty_table()
