"""A new version of the software meets the mirror of the one before."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from lib.sync.current import Current
from tests.entries.test_write import now, shown, typed, written
from tests.local_base import current

__all__ = ["now"]


def edit(now: Current, *statements: str) -> None:
    """Puts another file in the mirror's place, with these statements run on it."""
    aside = now.mirror.path.with_name("edited.duckdb")
    shutil.copy(now.mirror.path, aside)
    with duckdb.connect(str(aside)) as connection:
        for statement in statements:
            connection.execute(statement)
    aside.replace(now.mirror.path)


def made_by_another_version(now: Current, what: str) -> None:
    """Marks the mirror's rows or figures as another version's; a mart of today is missing."""
    edit(
        now,
        f"UPDATE load.state SET {what}_recipe = 'another'",
        "DROP TABLE mart.portfolio_quarter",
    )


@pytest.fixture
def other(now: Current, tmp_path: Path) -> Iterator[Current]:
    """Another process, which looks at the mirror for the first time."""
    written(now, typed(50))
    other = current(tmp_path)
    yield other
    other.store.engine.dispose()


def began_at(now: Current) -> float:
    return now.loaded()[2]


def test_figures_of_another_version_are_computed_again(now: Current, other: Current) -> None:
    before = began_at(now)
    made_by_another_version(now, "figures")
    other.catch_up()
    assert began_at(other) == before, "the rows were not read again"
    assert shown(other) == (50,)
    assert not other.mirror.frame("FROM mart.portfolio_quarter").empty


def test_rows_of_another_version_are_read_again(now: Current, other: Current) -> None:
    before = began_at(now)
    made_by_another_version(now, "rows")
    other.catch_up()
    assert began_at(other) > before
    assert shown(other) == (50,)


def test_a_file_that_is_no_mirror_is_made_anew(now: Current, other: Current) -> None:
    edit(now, "DROP TABLE load.state")
    other.catch_up()
    assert shown(other) == (50,)


def test_a_file_that_is_cut_short_is_made_anew(now: Current, other: Current) -> None:
    aside = now.mirror.path.with_name("cut.duckdb")
    aside.write_bytes(now.mirror.path.read_bytes()[:5000])
    aside.replace(now.mirror.path)
    other.catch_up()
    assert shown(other) == (50,)
