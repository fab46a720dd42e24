"""An entry is claimed by one sender, in the order of its row, and given free when that sender dies."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lib.journal import Entry, Journal, State, Store
from lib.journal.outbox import Outbox
from lib.language import Sentence
from tests.journal.test_journal import entry


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'ops.sqlite'}")
    yield store
    store.engine.dispose()


@pytest.fixture
def journal(store: Store) -> Journal:
    return Journal(store, "app1", keeps_records=False)


def of(row: str) -> Entry:
    return replace(entry(1), key=row)


def test_an_entry_is_claimed_by_one(journal: Journal) -> None:
    journal.append([of("a"), of("b"), of("c")])
    assert len(Outbox(journal).claim(2)) == 2
    assert len(Outbox(journal).claim(10)) == 1
    assert Outbox(journal).claim(10) == []
    assert [e.tries for e in journal.entries()] == [1, 1, 1]


def test_a_row_that_another_sends_is_left_to_it(journal: Journal) -> None:
    journal.append([of("a"), of("b")])
    first = Outbox(journal)
    assert [e.key for e in first.claim(1)] == ["a"]
    journal.append([of("a")])
    assert [e.key for e in Outbox(journal).claim(10)] == ["b"]
    first.settle(journal.entries()[:1], State.SENT)
    assert [e.key for e in Outbox(journal).claim(10)] == ["a"]


def test_what_waits_says_why_and_is_sent_again(journal: Journal) -> None:
    journal.append([of("a")])
    first = Outbox(journal)
    first.settle(first.claim(1), State.PENDING, Sentence("Refused"))
    waiting = journal.entries(State.PENDING)[0]
    assert waiting.note == Sentence("Refused")
    assert Outbox(journal).claim(1)[0].tries == 2


def test_what_somebody_settled_meanwhile_stays(journal: Journal) -> None:
    journal.append([of("a")])
    outbox = Outbox(journal)
    claimed = outbox.claim(1)
    journal.settle(claimed[0].entry_id, State.GIVEN_UP)
    outbox.settle(claimed, State.SENT)
    assert journal.counts() == {State.GIVEN_UP: 1}


def test_the_claims_of_a_dead_process_are_free_at_once(tmp_path: Path, journal: Journal) -> None:
    journal.append([of("a")])
    program = (
        "import os; from lib.journal import Journal, Store; from lib.journal.outbox import Outbox;"
        f"Outbox(Journal(Store('sqlite:///{tmp_path / 'ops.sqlite'}'), 'app1', False)).claim(1);"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program], check=False)
    assert journal.entries()[0].tries == 1
    assert len(Outbox(journal).claim(1)) == 1
