"""`python -m tests.benchmarks.airtable_read [LATENCY]`: 10,000 rows in 22 tables, read over HTTP.

Prints how many calls it took and how many it must take, then how long it took and how long the limit of
4.7 calls a second imposes. Every answer takes LATENCY seconds (0.25, as the real service's do).
"""

import multiprocessing
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lib.airtable.memory import remember
from lib.airtable.progress import silent
from lib.base import TABLES
from lib.demo import FOLDER
from lib.journal.pace import Pace
from lib.sync.airtable_source import read_airtable
from lib.sync.files import read_folder
from tests.airtable.bases import BASE, Rows, service_of
from tests.airtable.faults import Fault
from tests.airtable.server import serving
from tests.airtable.setting import current_of

ROWS = 10_000
PACE = 4.7


def ten_thousand_rows() -> dict[str, list[dict[str, Any]]]:
    """The demonstration, with as many assessments fewer."""
    rows, _ = read_folder(FOLDER)
    surplus = sum(map(len, rows.values())) - ROWS
    return rows | {"assessment": rows["assessment"][:-surplus]}


def serve(rows: Rows, latency: float, pipe: Connection) -> None:
    """The service in a process of its own; says its address, then how many calls it refused."""
    service = service_of(rows, tuple(TABLES), penalty_s=30)
    service.faults.add(Fault("slow", times=sys.maxsize, seconds=latency))
    with serving(service) as server:
        pipe.send(server.url)
        pipe.recv()
        pipe.send(service.limits.refused)


def main() -> None:
    """Prints calls and seconds, each with what it must be at least."""
    rows = ten_thousand_rows()
    latency = float(sys.argv[1]) if len(sys.argv) > 1 else 0.25
    ours, theirs = multiprocessing.Pipe()
    multiprocessing.Process(target=serve, args=(rows, latency, theirs), daemon=True).start()
    url = ours.recv()
    least = 1 + sum(max(1, -(-len(found) // 100)) for found in rows.values())
    with tempfile.TemporaryDirectory() as folder:
        now = current_of(url, Path(folder), airtable_penalty=30)
        for name in ("first reading", "next reading"):
            before = Pace(now.store, BASE, PACE).calls()
            begun = time.perf_counter()
            reading = read_airtable(now.settings, now.store, silent)
            took = time.perf_counter() - begun
            remember(now.store, BASE, reading.memory)
            calls = Pace(now.store, BASE, PACE).calls() - before
            imposed = (least - 1) / PACE
            print(f"{name}: {calls} calls for {least} at least")
            print(f"{name}: {took:.1f} s for {imposed:.1f} s imposed, {took / imposed:.2f} ×")
        ours.send("stop")
        print(f"calls refused: {ours.recv()}")


if __name__ == "__main__":
    main()
