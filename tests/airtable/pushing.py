"""A small base on a service of its own, what is typed there and what reaches it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.entries.drafts import Draft, Verdict
from lib.entries.write import submit
from lib.journal import Entry, State
from lib.questions.people import Person
from lib.sync.current import Current
from lib.sync.push import Push
from tests.airtable.bases import BASE, SMALL, service_of
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.bases import indicator, project, target, value

MIA = Person("mia@x.example", "Mia", "admin")
COUNT = 12


def rows() -> dict[str, list[dict[str, Any]]]:
    keys = [f"alpha/k{n}" for n in range(COUNT)]
    return {
        "person": [{"email": "mia@x.example", "name": "Mia", "role": "admin", "active": True}],
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project("alpha", portfolio="Nord", themes=["eau"])],
        "indicator": [indicator(key) for key in keys],
        "target": [target(100, of=key) for key in keys],
        "value": [value("2026-Q1", 40, of=key) for key in keys],
    }


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(service_of(rows(), tables=(*SMALL, "journal"))) as server:
        yield server


@pytest.fixture
def now(server: Server, tmp_path: Path) -> Iterator[Current]:
    now = current_of(server.url, tmp_path, airtable_timeout=0.6)
    now.catch_up()
    server.service.commits.clear()
    yield now
    now.store.engine.dispose()


def typed(number: float, n: int = 0, quarter: str = "2026-Q2", **more: Any) -> Draft:
    fields = {"indicator": f"alpha/k{n}", "quarter": quarter, "status": "measured"}
    return Draft("value", fields | {"value": number}, reason="Vérifié", **more)


def enter(now: Current, *drafts: Draft) -> list[Entry]:
    """Writes the drafts by the path of the pages; gives their entries."""
    outcomes = submit(now, MIA, drafts)
    assert {outcome.verdict for outcome in outcomes} == {Verdict.WRITTEN}
    ids = [outcome.entry_id for outcome in outcomes]
    return [entry for entry in now.journal.entries() if entry.entry_id in ids]


def pushed(now: Current, rounds: int = 30) -> None:
    """Sends until nothing is pending, as the command does; no more rounds than that."""
    push = Push(now)
    for _ in range(rounds):
        push.once()
        if not now.journal.entries(State.PENDING):
            return


def live(server: Server, table: str = "Valeurs", key: str = "Clé") -> dict[str, dict[str, Any]]:
    """The records of a table by key, cells by name; fails when a key is borne twice."""
    found = server.service.bases[BASE].named(table)
    names = {field.id: field.name for field in found.fields.values()}
    shown = [{names[id]: c for id, c in r.cells.items()} for r in found.records.values()]
    assert len({row[key] for row in shown}) == len(shown)
    return {row[key]: row for row in shown}


def lines(server: Server) -> dict[str, dict[str, Any]]:
    return live(server, "Journal", "Identifiant")


def patches(server: Server) -> int:
    return sum(1 for request in server.service.requests if request.startswith("PATCH"))


def everything_is_in_the_base_once(now: Current, server: Server, entries: list[Entry]) -> None:
    """Each entry in the base once, by the service's own records and list of what it committed."""
    assert now.journal.counts() == {State.SENT: len(now.journal.entries())}
    values = live(server)
    for entry in entries:
        assert values[entry.key]["Valeur"] == entry.fields["value"]
    assert lines(server).keys() == {entry.entry_id for entry in now.journal.entries()}
    made = Counter(c.record for c in server.service.commits if c.how == "created")
    assert set(made.values()) == {1}
