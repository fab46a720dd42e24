"""What one process does at a time, and what the month's calls allow."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from lib.journal import Store, open_store
from lib.journal.holder import new_holder
from lib.journal.lease import Lease
from lib.journal.tables import CALLS
from lib.settings import Settings
from lib.sync.budget import budget


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'ops.sqlite'}")


def test_one_holds_it_until_it_is_given_back(store: Store) -> None:
    one, other = Lease(store, "reading", 60), Lease(store, "reading", 60)
    assert one.take()
    assert not other.take()
    one.release()
    assert other.take()


def test_who_gives_no_sign_of_life_loses_it(store: Store) -> None:
    one, other = Lease(store, "reading", -1), Lease(store, "reading", 60)
    assert one.take()
    assert other.take()
    one.release()
    assert not Lease(store, "reading", 60).take()


def test_a_process_that_died_holds_nothing(store: Store) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    )
    one, other = Lease(store, "reading", 60), Lease(store, "reading", 60)
    machine, _, rest = new_holder().rsplit("/", 2)
    one.holder = f"{machine}/{dead.stdout.strip()}/{rest}"
    assert one.take()
    assert other.take()


@pytest.mark.parametrize(
    ("spent", "allowed", "minutes"),
    [
        (0, 80_000, 30),
        # 400 calls left for ten days: 80 % of them make 320 readings of one call.
        (79_600, 80_000, 10 * 1440 / 320),
        (80_000, 80_000, 10 * 1440),
        (90_000, 80_000, 10 * 1440),
    ],
)
def test_readings_are_rarer_when_few_calls_are_left(
    store: Store, spent: int, allowed: int, minutes: float
) -> None:
    with store.transaction() as connection:
        connection.execute(insert(CALLS).values(base="app", month="2026-11", count=spent))
    settings = Settings(airtable_base_id="app", airtable_monthly_calls=allowed)
    found = budget(settings, store, datetime(2026, 11, 21, tzinfo=UTC))
    assert (found.spent, found.minutes) == (spent, minutes)
