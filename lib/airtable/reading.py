"""Every record of every table of a base, several tables at a time, whole or not at all."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any

from lib.airtable.client import PAGE, Airtable
from lib.airtable.errors import OffsetLost
from lib.airtable.mapping import MappedTable
from lib.airtable.progress import Progress

# So many tables at once: a call lasts longer than its turn in the queue.
AT_ONCE = 4
RESTARTS = 3

Records = list[dict[str, Any]]


def read_all(
    airtable: Airtable,
    tables: Mapping[str, MappedTable],
    sizes: Mapping[str, int],
    tell: Callable[[Progress], None],
) -> Mapping[str, Records]:
    """The records of the tables, by name; those of most rows, as far as is known, are begun first.

    Raises AirtableError as soon as one table cannot be read whole; `tell` is called in this thread.
    """
    told: SimpleQueue[tuple[str, int] | None] = SimpleQueue()
    expected = sum(max(1, -(-sizes[name] // PAGE)) for name in tables if name in sizes)
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="airtable") as pool:
        readings = {
            name: pool.submit(_read, airtable, tables[name], told)
            for name in sorted(tables, key=lambda name: -sizes.get(name, 0))
        }
        try:
            _follow(
                readings,
                told,
                lambda table, rows, pages: tell(Progress(table, rows, pages, expected)),
            )
            return {name: reading.result() for name, reading in readings.items()}
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _follow(
    readings: Mapping[str, "Future[Records]"],
    told: "SimpleQueue[tuple[str, int] | None]",
    tell: Callable[[str, int, int], None],
) -> None:
    """Says each page as it comes, until all tables are read or one fails."""
    for reading in readings.values():
        reading.add_done_callback(lambda _: told.put(None))
    pages = 0
    left = len(readings)
    while left:
        page = told.get()
        if page is None:
            left -= 1
            if any(r.done() and not r.cancelled() and r.exception() for r in readings.values()):
                return
        else:
            pages += 1
            tell(*page, pages)


def _read(
    airtable: Airtable, mapped: MappedTable, told: "SimpleQueue[tuple[str, int] | None]"
) -> Records:
    """All records of one table; begun again when the service forgets the list on the way."""
    for _ in range(RESTARTS):
        try:
            return _read_once(airtable, mapped, told)
        except OffsetLost:
            continue
    return _read_once(airtable, mapped, told)


def _read_once(
    airtable: Airtable, mapped: MappedTable, told: "SimpleQueue[tuple[str, int] | None]"
) -> Records:
    fields = [field.id for field in mapped.fields.values()]
    records: Records = []
    offset: str | None = None
    while True:
        page, offset = airtable.page(mapped.live.id, fields, offset)
        records += page
        told.put((mapped.table.name, len(records)))
        if offset is None:
            return records
