"""`python -m tests.benchmarks.kill [TIMES]`: kills a process that saves and sends, a hundred times.

Prints how many entries were acknowledged, and what became of them.
"""

import multiprocessing
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lib.entries.drafts import Draft, Verdict
from lib.entries.write import submit
from lib.journal import Entry, State
from lib.questions.people import Person
from lib.sync.current import Current
from lib.sync.push import Push
from lib.sync.pushing import push_all
from tests.airtable.bases import BASE, SMALL, service_of
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.bases import indicator, project

CELLS = 20
LATEST_KILL = 1.5
START_SECONDS = 60
MIA = Person("mia@x.example", "Mia", "admin")
BASE_ROWS = {
    "person": [{"email": MIA.email, "name": "Mia", "role": "admin", "active": True}],
    "portfolio": [{"name": "Nord", "manager": MIA.email, "active": True}],
    "project": [project("alpha", portfolio="Nord")],
    "indicator": [indicator(f"alpha/k{n}") for n in range(CELLS)],
}


@dataclass(frozen=True)
class Toll:
    """What is left after the kills: entries acknowledged, and those that are lost or doubled."""

    acknowledged: int
    written: int
    lost: list[str]
    not_in_the_base: list[str]
    doubled: list[str]
    wrong: list[str]


def killed(times: int, folder: Path, seed: int = 1) -> Toll:
    """Saves and sends in a process that is killed so many times, then sends the rest."""
    dice = random.Random(seed)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.benchmarks.kill"])
    with serving(service_of(BASE_ROWS, tables=(*SMALL, "journal"))) as server:
        now = current_of(server.url, folder)
        now.catch_up()
        for number in range(times):
            acks = folder / f"{number}.acks"
            process = context.Process(target=save_and_send, args=(server.url, folder, acks))
            process.start()
            # Every other time not before an entry was said saved.
            _await(acks, lines=1 + number % 2)
            time.sleep(dice.uniform(0, LATEST_KILL))
            process.kill()
            process.join()
        push_all(now, True, lambda sentence: print(sentence.say("en"), file=sys.stderr))
        toll = _toll(now, server, folder)
        now.store.engine.dispose()
        return toll


def save_and_send(url: str, folder: Path, acks: Path) -> None:
    """Saves without end, while a thread sends; each entry is acknowledged once it is said saved."""
    now = current_of(url, folder)
    now.catch_up()
    threading.Thread(target=_send, args=(now,), daemon=True).start()
    dice = random.Random()
    with acks.open("a", encoding="utf-8", buffering=1) as said:
        said.write("\n")
        while True:
            fields = {
                "indicator": f"alpha/k{dice.randrange(CELLS)}",
                "quarter": "2026-Q2",
                "status": "measured",
                "value": dice.randrange(10**6),
            }
            outcome = submit(now, MIA, [Draft("value", fields, reason="Essai")])[0]
            if outcome.verdict == Verdict.WRITTEN:
                said.write(outcome.entry_id + "\n")


def _send(now: Current) -> None:
    push = Push(now)
    while True:
        if not push.once().claimed:
            time.sleep(0.05)


def _await(acks: Path, lines: int) -> None:
    """Until the process said so many lines, the first when it starts."""
    until = time.monotonic() + START_SECONDS
    while not acks.exists() or acks.read_text().count("\n") < lines:
        assert time.monotonic() < until, "The process did not start"
        time.sleep(0.02)


def _toll(now: Current, server: Server, folder: Path) -> Toll:
    said = [line for path in folder.glob("*.acks") for line in path.read_text().split()]
    entries = now.journal.entries()
    latest: dict[str, Entry] = {entry.key: entry for entry in entries}
    service = server.service.bases[BASE]
    lines = Counter(_cells(server, "Journal", "Identifiant").values())
    keys = Counter(_cells(server, "Valeurs", "Clé").values())
    table = service.named("Valeurs")
    field = table.field("Valeur")
    assert field is not None
    values = {r.cells[table.primary.id]: r.cells[field.id] for r in table.records.values()}
    return Toll(
        acknowledged=len(said),
        written=len(entries),
        lost=sorted(set(said) - {entry.entry_id for entry in entries}),
        not_in_the_base=[
            e.entry_id for e in entries if e.state != State.SENT or not lines[e.entry_id]
        ],
        doubled=[what for found in (lines, keys) for what, n in found.items() if n > 1],
        wrong=[key for key, entry in latest.items() if values.get(key) != entry.fields["value"]],
    )


def _cells(server: Server, table: str, field: str) -> dict[str, str]:
    """A field of every record of a table, by record."""
    found = server.service.bases[BASE].named(table)
    live = found.field(field)
    assert live is not None
    return {record.id: record.cells[live.id] for record in found.records.values()}


if __name__ == "__main__":
    # Each process begins as a copy of one that has loaded this module under its own name.
    from tests.benchmarks import kill

    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as name:
        toll = kill.killed(times, Path(name))
    print(f"{times} kills, {toll.acknowledged} entries acknowledged, {toll.written} written")
    print(f"lost {len(toll.lost)}, not in the base {len(toll.not_in_the_base)}")
    print(f"doubled {len(toll.doubled)}, cells with another value {len(toll.wrong)}")
