"""What others change in Airtable is noticed at each reading: in the ledger, or as a conflict."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.journal import Entry, State
from lib.sync.current import Current
from tests.airtable import model
from tests.airtable.bases import BASE, service_of
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.bases import indicator, project, target, value

KEY = "alpha/users/2026-Q1"


@pytest.fixture
def server() -> Iterator[Server]:
    rows: dict[str, list[dict[str, Any]]] = {
        "project": [project()],
        "indicator": [indicator()],
        "target": [target(100)],
        "value": [value("2026-Q1", 20), value("2026-Q2", 40)],
    }
    with serving(service_of(rows, ("project", "indicator", "target", "value"))) as server:
        yield server


@pytest.fixture
def now(server: Server, tmp_path: Path) -> Iterator[Current]:
    now = current_of(server.url, tmp_path)
    now.refresh()
    now.catch_up()
    yield now
    now.store.engine.dispose()


def values(server: Server) -> model.Table:
    return server.service.bases[BASE].named("Valeurs")


def change(server: Server, key: str = KEY, **cells: Any) -> None:
    """Somebody types these cells, by their names in Airtable, into the row of a key."""
    table = values(server)
    record = next(r for r in table.records.values() if r.cells[table.primary.id] == key)
    for name, cell in cells.items():
        field = table.field(name)
        assert field
        record.cells[field.id] = cell


def entry(number: float, before: float | None = 20, key: str = KEY, **more: Any) -> Entry:
    fields = {"value": number}
    old = {} if before is None else {"value": before}
    who = {"author": "mia@x.example", "entered_at": "2026-05-01T10:00:00.000Z", "source": "entry"}
    return Entry(f"e{number}-{time.time_ns()}", BASE, "value", key, fields, old, **who | more)


def lines(now: Current) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The ledger's lines of what others changed: key, after, before."""
    found = [e for e in now.journal.entries() if e.source == "airtable"]
    return [(e.key, dict(e.fields), dict(e.before)) for e in found]


def test_a_changed_cell_becomes_one_line_of_the_ledger(server: Server, now: Current) -> None:
    change(server, Valeur=25, Commentaire="Recompté")
    for _ in range(2):
        now.refresh()
        assert lines(now) == [(KEY, {"value": 25, "comment": "Recompté"}, {"value": 20})]
    now.catch_up()
    with now.mirror.cursor() as cursor:
        told = cursor.execute("SELECT key, source, author FROM base.journal").fetchall()
        shown = cursor.execute("SELECT value FROM base.value WHERE key = ?", [KEY]).fetchone()
    assert told == [(KEY, "airtable", "airtable")]
    assert shown == (25,)


def test_each_change_in_turn_is_told_from_the_last_one(server: Server, now: Current) -> None:
    for number in (25, 30, 20):
        change(server, Valeur=number)
        now.refresh()
    assert [(after["value"], before["value"]) for _, after, before in lines(now)] == [
        (25, 20),
        (30, 25),
        (20, 30),
    ]


def test_a_row_made_and_a_row_deleted_are_told(server: Server, now: Current) -> None:
    table = values(server)
    first = next(iter(table.records.values()))
    new = dict(first.cells) | {table.primary.id: "alpha/users/2026-Q3"}
    new[table.field("Trimestre").id] = "2026-Q3"  # type: ignore[union-attr]
    table.records.pop(first.id)
    table.add(new)
    now.refresh()
    told = {key: (after, before) for key, after, before in lines(now)}
    assert told["alpha/users/2026-Q3"][0]["value"] == 20
    assert told["alpha/users/2026-Q3"][1] == {}
    assert told[KEY][0]["value"] is None
    assert told[KEY][1]["value"] == 20


def test_what_we_wrote_ourselves_is_no_news(server: Server, now: Current) -> None:
    ours = entry(26)
    now.journal.append([ours])
    now.journal.settle(ours.entry_id, State.SENT)
    change(server, Valeur=26)
    now.refresh()
    assert lines(now) == []


def test_what_overwrote_ours_is_told_with_ours_before(server: Server, now: Current) -> None:
    ours = entry(26)
    now.journal.append([ours])
    now.journal.settle(ours.entry_id, State.SENT)
    change(server, Valeur=27)
    now.refresh()
    assert lines(now) == [(KEY, {"value": 27}, {"value": 26})]


def test_an_entry_on_its_way_becomes_a_conflict(server: Server, now: Current) -> None:
    ours, elsewhere = entry(26), entry(41, 40, "alpha/users/2026-Q2")
    now.journal.append([ours, elsewhere])
    change(server, Valeur=27)
    now.refresh()
    kept = {e.entry_id: e for e in now.journal.entries() if e.source == "entry"}
    assert kept[ours.entry_id].state == State.CONFLICT
    assert kept[ours.entry_id].theirs == {"value": 27}
    assert kept[ours.entry_id].note
    assert kept[elsewhere.entry_id].state == State.PENDING
    now.catch_up()
    with now.mirror.cursor() as cursor:
        shown = cursor.execute("SELECT key, value FROM base.value ORDER BY key").fetchall()
    assert shown == [(KEY, 27), ("alpha/users/2026-Q2", 41)]


def test_the_same_value_typed_by_both_is_no_conflict(server: Server, now: Current) -> None:
    ours = entry(26)
    now.journal.append([ours])
    change(server, Valeur=26)
    now.refresh()
    assert now.journal.of_row("value", KEY)[0].state == State.PENDING


def test_a_row_set_aside_is_not_told_as_deleted(server: Server, now: Current) -> None:
    table = values(server)
    first = next(iter(table.records.values()))
    first.cells.pop(table.field("Situation").id)  # type: ignore[union-attr]
    now.refresh()
    assert lines(now) == []


def test_a_failed_reading_tells_nothing(server: Server, now: Current) -> None:
    change(server, Valeur=25)
    server.service.tokens.clear()
    with pytest.raises(Exception, match="token"):
        now.refresh()
    assert lines(now) == []
