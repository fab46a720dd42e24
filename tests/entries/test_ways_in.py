"""Whatever the way in, the rights are those of the base at that moment: each way × role × table × place.

Who tries holds a page drawn when they were an administrator of everything.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from lib.base import TABLES
from lib.entries.accounts import forget_account
from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.form import Form
from lib.entries.importing import Line, write
from lib.entries.resolve import correct, give_up, keep_ours, keep_theirs, send_again
from lib.entries.texts import text_of
from lib.entries.write import submit, undo
from lib.journal import Entry, State
from lib.journal.identities import Identities, Session
from lib.language import Sentence
from lib.questions.people import Person
from lib.sync.current import Current
from tests.entries.test_denied import ALL, DENIED, EVERYWHERE, OWN, base, email, harmless
from tests.full_base import key_of, rows_of
from tests.local_base import imported

NOBODY: dict[str, set[str]] = {"inactive": set(), "gone": set(), "projectless": set()}
OF_A_PROJECT = {table.name for table in TABLES.values() if "project" in table.fields}
# alpha is the manager's, the deputy's and the owner's; beta another's; gamma in no portfolio.
MAY = {
    "alpha": OWN | NOBODY,
    "beta": EVERYWHERE | NOBODY,
    "gamma": EVERYWHERE | NOBODY,
}
ROLES = list(MAY["alpha"])


def wider() -> dict[str, list[dict[str, Any]]]:
    rows = base()
    people: dict[str, dict[str, Any]] = {
        "inactive": {"role": "admin"},
        "projectless": {"role": "owner", "active": True},
    }
    rows["person"] += [{"email": email(n), "name": n, **more} for n, more in people.items()]
    for table in OF_A_PROJECT:
        rows[table] += [row | {"portfolio": None} for row in rows_of("gamma")[table]]
    return rows


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Current]:
    now = imported(wider(), tmp_path_factory.mktemp("ways"))
    now.catch_up()
    yield now
    now.store.engine.dispose()


def who_was_admin(role: str) -> Person:
    everything = {f"portfolio of {name}" for name in MAY}
    return Person(email(role), role, "admin", frozenset(everything), frozenset(MAY), in_base=True)


def entry_of(table: str, name: str, state: State = State.SENT) -> Entry:
    """A change that somebody made of a row, from some other text."""
    fields = harmless(table)
    before = dict.fromkeys(fields, "2026-03-03" if "2026" in str(fields) else "3")
    told = {"author": email("admin"), "entered_at": "2026-01-01T00:00:00Z", "source": "entry"}
    row = ("an id", "local", table, key_of(table, name))
    return Entry(*row, fields=fields, before=before, state=state, **told)  # type: ignore[arg-type]


def by_submit(now: Current, person: Person, table: str, name: str) -> list[Sentence]:
    return said(submit(now, person, [Draft(table, harmless(table), key_of(table, name))])[0])


def by_undo(now: Current, person: Person, table: str, name: str) -> list[Sentence]:
    return said(undo(now, person, entry_of(table, name), "why"))


def by_correction(now: Current, person: Person, table: str, name: str) -> list[Sentence]:
    entry = entry_of(table, name, State.REFUSED)
    return said(correct(now, person, entry, harmless(table), "why"))


def by_keeping_ours(now: Current, person: Person, table: str, name: str) -> list[Sentence]:
    return said(keep_ours(now, person, entry_of(table, name, State.CONFLICT)))


def by_a_form(now: Current, person: Person, table: str, name: str) -> list[Sentence]:
    form = Form(now, person, "fr", table, key_of(table, name))
    for field, cell in harmless(table).items():
        form.keep(field, text_of(TABLES[table].fields[field], cell, "fr"))
    return [sentence for sentences in form.save().said.values() for sentence in sentences]


def by(decide: Callable[..., Sentence | None]) -> Callable[..., list[Sentence]]:
    def decided(now: Current, person: Person, table: str, name: str) -> list[Sentence]:
        sentence = decide(now, person, entry_of(table, name, State.CONFLICT))
        return [sentence] if sentence else []

    return decided


def said(outcome: Outcome) -> list[Sentence]:
    return list(outcome.sentences)


WAYS = {
    "submit": by_submit,
    "undo": by_undo,
    "form": by_a_form,
    "correct": by_correction,
    "keep ours": by_keeping_ours,
    "keep theirs": by(keep_theirs),
    "give up": by(give_up),
    "send again": by(send_again),
}


def refused(way: str, role: str, now: Current, name: str) -> set[str]:
    """The tables of which a role is refused the row of that name, by a way."""
    person, tables = who_was_admin(role), OF_A_PROJECT if name == "gamma" else set(TABLES)
    closed = sorted(tables - MAY[name][role] - {"journal"})
    told = {table: WAYS[way](now, person, table, name) for table in closed}
    return {table for table, sentences in told.items() if DENIED in {s.message for s in sentences}}


TRIED = [(way, role) for way in WAYS for role in OWN]
TRIED += [(way, role) for way in ("submit", "give up") for role in NOBODY]


@pytest.mark.parametrize(("way", "role"), TRIED)
def test_no_way_leads_to_a_row_that_is_another_s(now: Current, way: str, role: str) -> None:
    before = now.journal.stamp()
    for name in MAY if way in ("submit", "undo") else ("alpha", "beta"):
        tables = OF_A_PROJECT if name == "gamma" else ALL
        assert refused(way, role, now, name) == tables - MAY[name][role], name
    assert now.journal.stamp() == before, "what is denied leaves nothing behind"


@pytest.mark.parametrize("role", [role for role in ROLES if MAY["alpha"][role]])
def test_each_way_leads_to_one_s_own(now: Current, role: str) -> None:
    """Else the test above would prove nothing."""
    table = "action" if role in ("director", "delegate") else "check_in"
    for way in ("submit", "undo", "form", "correct", "keep ours"):
        found = WAYS[way](now, who_was_admin(role), table, "alpha")
        assert DENIED not in {sentence.message for sentence in found}, way


@pytest.mark.parametrize("role", ROLES)
def test_a_file_writes_the_values_of_one_s_own_indicators(now: Current, role: str) -> None:
    for name, may in MAY.items():
        fields = {"indicator": key_of("indicator", name), "quarter": "2026-Q1", "value": 1}
        line = Line(1, {}, draft=Draft("value", fields | {"status": "measured"}))
        found = write(now, who_was_admin(role), [line])[0]
        denied = DENIED in {sentence.message for sentence in found.why}
        assert denied == ("value" not in may[role] or role == "director"), name


@pytest.mark.parametrize("role", ["manager", "deputy", "owner", "delegate"])
def test_nobody_takes_the_key_of_a_row_that_another_will_make(now: Current, role: str) -> None:
    """Whoever made it first would keep its rightful author out."""
    mine = {"indicator": key_of("indicator", "alpha"), "project": "alpha"}
    for table, key in (
        ("value", f"{key_of('indicator', 'beta')}/2026-Q2"),
        ("check_in", "beta/2026-05-05"),
        ("indicator", "beta/new"),
        ("dataset", "beta/new"),
        ("synergy", "beta/gamma"),
        ("meeting", "other/2026-05-05/portfolio-of-beta"),
        ("edition", "all/2026-Q1/1"),
    ):
        row = {n: c for n, c in rows_of("alpha")[table][0].items() if n in TABLES[table].fields}
        row |= {n: link for n, link in mine.items() if n in TABLES[table].fields}
        row.pop(TABLES[table].key.name)
        row |= {"project_b": "beta"} if table == "synergy" else {}
        outcome = submit(now, who_was_admin(role), [Draft(table, row, key)])[0]
        assert outcome.verdict == Verdict.REFUSED, table
    assert not now.journal.of_row("indicator", "beta/new")


def test_a_key_result_belongs_where_its_objective_does(now: Current) -> None:
    admin, both = Person("s@x.example", "S", "admin"), {"project": "alpha"}
    fields = {"portfolio": "portfolio of beta", "quarter": "2026-Q3", "title": "x"}
    objective = submit(now, admin, [Draft("objective", fields | both | {"status": "agreed"})])[0]
    result = {"objective": objective.key, "title": "x", "target": 1}
    for role in ("manager", "deputy"):
        found = submit(now, who_was_admin(role), [Draft("key_result", result)])[0]
        assert found.sentences[0].message == DENIED


def test_a_conflict_is_not_closed_by_who_may_no_longer_write(now: Current) -> None:
    key, person = key_of("check_in", "alpha"), who_was_admin("manager")
    form = Form(now, person, "fr", "check_in", key)
    form.keep("progress", "mine")
    submit(now, who_was_admin("deputy"), [Draft("check_in", {"progress": "theirs"}, key)])
    assert form.save().verdict == Verdict.CONFLICT
    admin = Person("s@x.example", "S", "admin")
    submit(now, admin, [Draft("person", {"active": False}, email("manager"))])
    assert form.keep_mine().verdict == Verdict.REFUSED
    assert form.typed["progress"] == "mine"
    assert [entry.key for entry in now.journal.entries(State.CONFLICT)] == [key]
    submit(now, admin, [Draft("person", {"active": True}, email("manager"))])
    assert form.keep_mine().verdict == Verdict.WRITTEN
    assert now.journal.entries(State.CONFLICT) == []


@pytest.mark.parametrize("role", ROLES)
def test_only_an_administrator_lets_another_account_in(now: Current, role: str) -> None:
    Identities(now.store).bind(email("viewer"), Session("https://id.example", role, 1e12))
    refusal = forget_account(now, who_was_admin(role), email("viewer"), "why")
    assert (refusal is None) == (role == "admin")


def test_who_only_reads_writes_by_no_way(now: Current) -> None:
    person = replace(who_was_admin("admin"), reads_only=True)
    before = now.journal.stamp()
    for way in WAYS.values():
        assert "read-only" in way(now, person, "check_in", "alpha")[0].message
    assert now.journal.stamp() == before
