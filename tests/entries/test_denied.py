"""A denied write leaves nothing behind: every role, every table, one's own and another's portfolio."""

from collections.abc import Iterator
from typing import Any

import pytest

from lib.base import TABLES, Field, Kind
from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.write import rehearse, submit
from lib.questions.people import Person, person_of
from lib.sync.current import Current
from tests.full_base import key_of, rows_of
from tests.local_base import imported

ROLES = {
    "director": "director",
    "manager": "manager",
    "deputy": "manager",
    "delegate": "manager",
    "owner": "owner",
    "viewer": "viewer",
    "admin": "admin",
}
ALL = set(TABLES) - {"journal"}
EVERYWHERE: dict[str, set[str]] = {
    "director": {"meeting", "action", "edition"},
    "manager": set(),
    "deputy": set(),
    # The action of the test is a roadmap's.
    "delegate": {"repository", "dataset", "action"},
    "owner": set(),
    "viewer": set(),
    "admin": ALL,
}
OWN = EVERYWHERE | {
    "manager": ALL - {"person", "portfolio"},
    "deputy": ALL - {"person", "portfolio"},
    "owner": {"value", "assessment", "check_in"},
}
DENIED = "Your role does not let you write this row."


def email(role: str) -> str:
    return f"{role}@x.example"


def base() -> dict[str, list[dict[str, Any]]]:
    """alpha is the manager's, the deputy's and the owner's; beta is others'; gamma is in no portfolio."""
    rows = {table: rows_of("alpha")[table] + rows_of("beta")[table] for table in TABLES}
    for person in rows["person"]:
        person["role"] = "viewer"
    for name, role in ROLES.items():
        rows["person"].append({"email": email(name), "name": name, "role": role, "active": True})
    rows["portfolio"][0] |= {"manager": email("manager"), "deputy": [email("deputy")]}
    rows["portfolio"][1] |= {"manager": "beta@x.example", "deputy": []}
    rows["project"][0]["owners"] = [email("owner")]
    rows["project"].append({"slug": "gamma", "name": "Gamma", "kind": "product"})
    rows["synergy"].append(
        {"key": "alpha/beta", "project_a": "alpha", "project_b": "beta", "status": "proposed"}
    )
    return rows


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Current]:
    now = imported(base(), tmp_path_factory.mktemp("denied"))
    now.catch_up()
    yield now
    now.store.engine.dispose()


def harmless(table: str) -> dict[str, Any]:
    """Another text, number or day for a field of the table that says neither whose nor whom."""
    plain = [f for f in TABLES[table].fields.values() if f != TABLES[table].key and is_plain(f)]
    field = plain[-1]
    return {field.name: "2026-02-02" if field.kind == Kind.DATE else "2"}


def is_plain(field: Field) -> bool:
    return field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.TAGS, Kind.NUMBER, Kind.DATE) and (
        field.name not in ("verified_by", "quarter", "reason")
    )


def was_denied(outcome: Outcome) -> bool:
    return any(sentence.message == DENIED for sentence in outcome.sentences)


def attempt(now: Current, role: str, draft: Draft) -> bool:
    """Whether the write path denied it; what it denies is in no journal."""
    person = person_of(now.mirror, email(role))
    assert person is not None
    if not was_denied(rehearse(now, person, [draft])[0]):
        return False
    outcome = submit(now, person, [draft])[0]
    assert (outcome.verdict, now.journal.entries()) == (Verdict.REFUSED, [])
    return True


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_changes_its_own_rows_and_no_other(now: Current, role: str, table: str) -> None:
    for name, allowed in (("alpha", OWN), ("beta", EVERYWHERE)):
        draft = Draft(table, harmless(table), key=key_of(table, name))
        assert attempt(now, role, draft) == (table not in allowed[role]), name


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_makes_rows_where_it_may(now: Current, role: str, table: str) -> None:
    for name, allowed in (("alpha", OWN), ("beta", EVERYWHERE)):
        fields = {n: c for n, c in rows_of(name)[table][0].items() if c and "valid" not in n}
        fields.pop("verified_by", None)
        if table in ("person", "portfolio", "project", "edition", "journal"):
            fields[TABLES[table].key.name] = f"new {name}"
        else:
            del fields[TABLES[table].key.name]
        expected = table not in allowed[role] or (role, table) == ("director", "value")
        assert attempt(now, role, Draft(table, fields)) == expected, name


@pytest.mark.parametrize("table", sorted(ALL))
def test_nobody_takes_a_row_into_or_out_of_another_s_portfolio(now: Current, table: str) -> None:
    where = {
        name: {f.name: c for f in TABLES[table].links if (c := rows_of(name)[table][0].get(f.name))}
        for name in ("alpha", "beta")
    }
    if table == "edition":
        where = {name: {"scope": key_of("portfolio", name)} for name in where}
    if table in ("person", "portfolio") or not where["alpha"]:
        return
    for role in ("manager", "deputy", "owner"):
        assert attempt(now, role, Draft(table, where["beta"], key=key_of(table, "alpha")))
        assert attempt(now, role, Draft(table, where["alpha"], key=key_of(table, "beta")))


OF_ALL = {
    "meeting": {"kind": "weekly_review", "date": "2026-01-05"},
    "action": {"kind": "decision", "title": "x", "status": "open"},
    "objective": {"quarter": "2026-Q3", "track": "amdac", "title": "x", "status": "agreed"},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("table", OF_ALL)
def test_rows_of_a_track_or_of_all_are_the_directors_the_admins_and_every_manager_s(
    now: Current, table: str, role: str
) -> None:
    assert attempt(now, role, Draft(table, OF_ALL[table])) == (role in ("owner", "viewer"))


@pytest.mark.parametrize("role", ROLES)
def test_a_synergy_is_written_by_the_manager_of_either_project(now: Current, role: str) -> None:
    draft = Draft("synergy", {"comment": "x"}, key="alpha/beta")
    assert attempt(now, role, draft) == (role not in ("manager", "deputy", "admin"))


@pytest.mark.parametrize("role", ROLES)
def test_a_project_without_portfolio_is_the_admins_until_they_give_it_one(
    now: Current, role: str
) -> None:
    for fields in ({"summary": "x"}, {"portfolio": key_of("portfolio", "alpha")}):
        assert attempt(now, role, Draft("project", fields, key="gamma")) == (role != "admin")


@pytest.mark.parametrize("role", ROLES)
def test_only_a_director_validates(now: Current, role: str) -> None:
    person = person_of(now.mirror, email(role))
    assert person is not None
    stamps = {"validated_by": person.email, "validated_at": "2026-10-20T08:00:00Z"}
    for fields in (stamps, {"validated_by": None}):
        draft = Draft("value", fields, key=key_of("value", "alpha"))
        assert attempt(now, role, draft) == (role != "director")


def test_an_owner_does_not_verify_their_own_evidence(now: Current) -> None:
    draft = Draft("assessment", {"verified_by": "me"}, key=key_of("assessment", "alpha"))
    assert attempt(now, "owner", draft)
    assert not attempt(now, "manager", draft)


@pytest.mark.parametrize("role", ["manager", "admin"])
def test_a_row_keeps_its_key(now: Current, role: str) -> None:
    person = person_of(now.mirror, email(role))
    assert person is not None
    drafts = [
        Draft("project", {"slug": "beta"}, key="alpha"),
        Draft("check_in", {"key": "mine", "project": "alpha", "date": "2026-01-05"}),
    ]
    outcomes = submit(now, person, drafts)
    assert [o.verdict for o in outcomes] == [Verdict.REFUSED] * 2
    assert now.journal.entries() == []


def test_rights_are_those_of_now_not_of_when_the_page_was_drawn(now: Current) -> None:
    gone = Person("gone@x.example", "Gone", "admin", in_base=True)
    was = Person(email("viewer"), "V", "admin", in_base=True)
    draft = Draft("project", {"summary": "x"}, key="beta")
    for person in (gone, was):
        assert was_denied(submit(now, person, [draft])[0])
    assert now.journal.entries() == []
