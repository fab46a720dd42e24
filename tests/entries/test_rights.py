"""Who may write what, for every role, on one's own and on another's portfolio."""

import pytest

from lib.base import TABLES
from lib.entries.rights import Place, may_write
from lib.questions.people import Person

MINE = Place(frozenset({"alpha"}), frozenset({"Nord"}))
ANOTHERS = Place(frozenset({"beta"}), frozenset({"Sud"}))
NOWHERE = Place()
TRACK = Place(track="amdac")
PEOPLE = {
    "director": Person("d@x.example", "D", "director"),
    "manager": Person("m@x.example", "M", "manager", frozenset({"Nord"})),
    "delegate": Person("a@x.example", "A", "manager"),
    "owner": Person("o@x.example", "O", "owner", projects=frozenset({"alpha"})),
    "viewer": Person("v@x.example", "V", "viewer"),
    "admin": Person("s@x.example", "S", "admin"),
}
ALL = set(TABLES) - {"journal"}
# What each may write of a row of their own portfolio or project, and of another's.
OWN = {
    "director": {"meeting", "action", "edition"},
    "manager": ALL - {"person", "portfolio"},
    "delegate": {"repository", "dataset"},
    "owner": {"value", "assessment", "check_in"},
    "viewer": set(),
    "admin": ALL,
}
OTHERS = {
    "director": OWN["director"],
    "manager": set(),
    "delegate": {"repository", "dataset"},
    "owner": set(),
    "viewer": set(),
    "admin": ALL,
}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", PEOPLE)
def test_a_role_writes_its_own_rows_and_no_other(role: str, table: str) -> None:
    fields = {"comment": "x"}
    assert may_write(PEOPLE[role], table, MINE, fields) == (table in OWN[role])
    assert may_write(PEOPLE[role], table, ANOTHERS, fields) == (table in OTHERS[role])


@pytest.mark.parametrize("table", ["meeting", "action", "objective", "key_result"])
def test_rows_of_all_are_written_by_directors_admins_and_managers(table: str) -> None:
    writers = {role for role in PEOPLE if may_write(PEOPLE[role], table, NOWHERE, {"title": "x"})}
    assert writers == {"director", "manager", "delegate", "admin"}


def test_a_row_without_portfolio_that_belongs_to_a_project_is_the_admins_only() -> None:
    alone = Place(frozenset({"gamma"}), frozenset({""}))
    writers = {role for role in PEOPLE if may_write(PEOPLE[role], "value", alone, {"value": 1})}
    assert writers == {"admin"}


def test_a_synergy_is_written_by_the_manager_of_either_project() -> None:
    both = Place(frozenset({"alpha", "beta"}), frozenset({"Nord", "Sud"}))
    assert may_write(PEOPLE["manager"], "synergy", both, {"status": "active"})
    assert not may_write(PEOPLE["manager"], "synergy", ANOTHERS, {"status": "active"})


def test_a_director_validates_values_and_does_not_write_them() -> None:
    stamps = {"validated_by": "d@x.example", "validated_at": "2026-10-20T08:00:00Z"}
    assert may_write(PEOPLE["director"], "value", ANOTHERS, stamps)
    assert not may_write(PEOPLE["director"], "value", ANOTHERS, stamps | {"value": 3})
    assert not may_write(PEOPLE["director"], "value", ANOTHERS, {})


def test_the_delegate_writes_the_roadmap_s_actions_everywhere() -> None:
    elsewhere = Place(ANOTHERS.projects, ANOTHERS.portfolios, "code_map")
    assert may_write(PEOPLE["delegate"], "action", elsewhere, {"status": "done"})
    assert not may_write(PEOPLE["manager"], "action", elsewhere, {"status": "done"})
