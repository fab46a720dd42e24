"""The projects whose rows a person may write."""

from datetime import date
from pathlib import Path

import pytest

from lib.entries.places import writable_projects
from lib.questions.people import Person
from tests.bases import mirror_of, project

ROWS = {
    "portfolio": [{"name": "Nord"}, {"name": "Sud"}],
    "project": [
        project("alpha", portfolio="Nord"),
        project("beta", portfolio="Sud"),
        project("gamma"),
        project("old", portfolio="Nord", followed_until="2025-01-01"),
    ],
}
DAY = date(2026, 10, 20)
MANAGER = Person("m@x.example", "M", "manager", portfolios=frozenset({"Nord"}))
OWNER = Person("o@x.example", "O", "owner", projects=frozenset({"beta"}))


@pytest.mark.parametrize(
    ("person", "table", "mine"),
    [
        (MANAGER, "check_in", ["alpha"]),
        (OWNER, "check_in", ["beta"]),
        (OWNER, "deployment", []),
        (Person("a@x.example", "A", "admin"), "deployment", ["alpha", "beta", "gamma"]),
        (Person("d@x.example", "D", "director"), "check_in", []),
        (Person("", "", "viewer"), "check_in", []),
    ],
)
def test_one_writes_in_ones_own_followed_projects(
    person: Person, table: str, mine: list[str], tmp_path: Path
) -> None:
    mirror = mirror_of(ROWS, tmp_path, DAY)
    assert list(writable_projects(mirror, person, table, DAY)) == mine


def test_those_no_longer_followed_are_there_when_asked(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, DAY)
    assert "old" in writable_projects(mirror, MANAGER, "check_in")
