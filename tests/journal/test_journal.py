"""What is appended is on disk, in order, and claimed by one."""

import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lib.journal import Entry, Journal, State, Store
from lib.journal.records import Records
from lib.language import Sentence


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'ops.sqlite'}")
    yield store
    store.engine.dispose()


def entry(number: float, base: str = "app1") -> Entry:
    return Entry(
        entry_id=uuid.uuid4().hex,
        base=base,
        table_name="value",
        key="alpha/users/2026-Q2",
        fields={"value": number},
        before={},
        author="ada@x.example",
        entered_at="2026-07-20T08:00:00Z",
        source="entry",
    )


def test_entries_of_an_airtable_base_wait_to_be_sent(store: Store) -> None:
    journal = Journal(store, "app1", keeps_records=False)
    first, second = entry(1), entry(2)
    journal.append([first, second])
    assert [e.entry_id for e in journal.entries(State.PENDING)] == [first.entry_id, second.entry_id]


def test_entries_of_a_kept_base_are_written_into_its_rows(store: Store) -> None:
    journal = Journal(store, "local", keeps_records=True)
    Records(store, "local").replace(
        [("value", "key", [{"key": "alpha/users/2026-Q2", "value": 1}])]
    )
    journal.append([entry(2, "local")])
    assert list(Records(store, "local").rows("value")) == [
        {"key": "alpha/users/2026-Q2", "value": 2}
    ]
    assert journal.counts() == {"sent": 1}


def test_an_append_is_all_or_nothing(store: Store) -> None:
    journal = Journal(store, "app1", keeps_records=False)
    once = entry(1)
    with pytest.raises(Exception, match="UNIQUE"):
        journal.append([entry(2), once, once])
    assert journal.entries() == []


def test_what_a_reading_cannot_have_seen_is_known(store: Store) -> None:
    journal = Journal(store, "app1", keeps_records=False)
    sent, waiting, dropped = entry(1), entry(2), entry(3)
    journal.append([sent, waiting, dropped])
    journal.settle(sent.entry_id, State.SENT)
    journal.settle(dropped.entry_id, State.GIVEN_UP)
    settled = journal.entries(State.SENT)[0].settled_at
    assert [e.fields["value"] for e in journal.beyond(settled + 1)] == [2]
    assert [e.fields["value"] for e in journal.beyond(settled - 1)] == [1, 2]


def test_a_reading_misses_nothing_that_is_being_written(store: Store) -> None:
    """An entry is seen by the reading, or known to be beyond it: never neither."""
    journal = Journal(store, "local", keeps_records=True)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            journal.append([entry(1, "local")])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(20):
            began_at = store.instant()
            seen = {e.entry_id for e in journal.entries()}
            there = {e.entry_id for e in journal.entries()}
            assert there - seen <= {e.entry_id for e in journal.beyond(began_at)}
    finally:
        stop.set()
        writer.join()


def test_several_processes_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    with ThreadPoolExecutor(8) as pool:
        for store in pool.map(Store, [url] * 8):
            store.engine.dispose()


def test_starting_a_base_again_leaves_the_others(store: Store) -> None:
    Journal(store, "demo", keeps_records=True).append([entry(1, "demo")])
    local = Journal(store, "local", keeps_records=True)
    local.append([entry(2, "local")])
    Records(store, "demo").restart([("value", "key", [{"key": "alpha/users/2026-Q1"}])])
    assert Journal(store, "demo", keeps_records=True).entries() == []
    assert list(Records(store, "demo").rows("value")) == [{"key": "alpha/users/2026-Q1"}]
    assert len(local.entries()) == 1


def test_a_number_is_never_given_again(store: Store) -> None:
    demonstration = Journal(store, "demo", keeps_records=True)
    demonstration.append([entry(1, "demo")])
    last = demonstration.stamp()[0]
    Records(store, "demo").restart([])
    demonstration.append([entry(2, "demo")])
    assert demonstration.stamp()[0] > last


def test_why_an_entry_stands_there_is_said_in_the_reader_s_language(store: Store) -> None:
    journal = Journal(store, "app1", keeps_records=False)
    journal.append([entry(1)])
    note = Sentence("{table}: {why}", {"table": "value", "why": Sentence("Refused")})
    journal.settle(journal.entries()[0].entry_id, State.REFUSED, note, theirs={"value": 2})
    refused = journal.entries(State.REFUSED)[0]
    assert refused.note is not None
    assert refused.note.say("fr") == "value: Refusées"
    assert refused.theirs == {"value": 2}
