"""One queue of calls for all processes: spaced, rested, counted."""

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import update

from lib.journal import Store, open_store
from lib.journal.pace import Pace
from lib.journal.tables import PACE


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'ops.sqlite'}")


def test_six_calls_never_fall_within_a_second(store: Store) -> None:
    sent: list[float] = []

    def call() -> None:
        for _ in range(3):
            sent.append(Pace(store, "spaced", 5).wait().sent)

    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sent.sort()
    assert len(sent) == 9
    assert min(later - earlier for earlier, later in zip(sent, sent[5:], strict=False)) > 0.98


def test_a_rest_holds_for_everybody(store: Store) -> None:
    one, other = Pace(store, "rested", 5), Pace(store, "rested", 5)
    one.wait()
    begun = time.time()
    one.rest(0.6)
    assert other.wait().sent >= begun + 0.6


def test_calls_are_counted_by_base(store: Store) -> None:
    for base in ("counted", "counted", "other"):
        Pace(store, base, 5).wait()
    assert Pace(store, "counted", 5).calls() == 2


def test_a_clock_put_back_does_not_hold_the_queue(store: Store) -> None:
    pace = Pace(store, "late", 5)
    with store.transaction() as connection:
        connection.execute(update(PACE).values(next_at=time.time() + 86_400))
    begun = time.time()
    pace.wait()
    assert time.time() - begun < 5
