"""An entry that did not go through is decided on by who may write its row, and by nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.entries.drafts import Verdict
from lib.entries.resolve import correct, decidable, give_up, keep_ours, keep_theirs, send_again
from lib.journal import Entry, State
from lib.journal.outbox import Outbox
from lib.language import Sentence
from lib.questions.people import Person
from lib.sync.current import Current
from tests.airtable.bases import BASE, SMALL, service_of
from tests.airtable.pushing import MIA, enter, live, pushed, rows, typed
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of

OTHER = Person("max@x.example", "Max", "manager", frozenset({"Sud"}))
KEY = "alpha/k0/2026-Q1"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(service_of(rows(), tables=(*SMALL, "journal"))) as server:
        yield server


@pytest.fixture
def now(server: Server, tmp_path: Path) -> Iterator[Current]:
    now = current_of(server.url, tmp_path)
    now.catch_up()
    yield now
    now.store.engine.dispose()


def refused(now: Current) -> Entry:
    entry = enter(now, typed(45, 0, "2026-Q1"))[0]
    now.journal.settle(entry.entry_id, State.REFUSED, Sentence("Refused"))
    return now.journal.entries(State.REFUSED)[0]


def conflicting(now: Current, server: Server) -> Entry:
    """An entry of 45 over 40, that met the 47 of somebody else in Airtable."""
    enter(now, typed(45, 0, "2026-Q1"))
    change(server, 47)
    pushed(now)
    now.catch_up()
    return now.journal.entries(State.CONFLICT)[0]


def change(server: Server, number: float) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    field = table.field("Valeur")
    assert field
    next(iter(table.records.values())).cells[field.id] = number


def test_a_refused_entry_is_sent_again(now: Current, server: Server) -> None:
    assert send_again(now, MIA, refused(now)) is None
    pushed(now)
    assert now.journal.counts() == {State.SENT: 1}
    assert live(server)[KEY]["Valeur"] == 45


def test_a_refused_entry_is_corrected_by_a_new_change(now: Current, server: Server) -> None:
    assert correct(now, MIA, refused(now), {"value": 46}, "Relu").verdict == Verdict.WRITTEN
    pushed(now)
    assert now.journal.counts() == {State.SENT: 1, State.GIVEN_UP: 1}
    assert live(server)[KEY]["Valeur"] == 46


def test_an_entry_given_up_stays_in_the_ledger_and_is_never_sent(
    now: Current, server: Server
) -> None:
    entry = enter(now, typed(45, 0, "2026-Q1"))[0]
    assert give_up(now, MIA, entry) is None
    pushed(now)
    given_up = now.journal.entries(State.GIVEN_UP)[0]
    assert given_up.note and "Mia" in given_up.note.say("fr")
    assert live(server)[KEY]["Valeur"] == 40
    with now.mirror.cursor() as cursor:
        shown = cursor.execute("SELECT value FROM base.value WHERE key = ?", [KEY]).fetchone()
    assert shown == (40,)


def test_what_was_entered_is_kept_by_a_new_change(now: Current, server: Server) -> None:
    assert keep_ours(now, MIA, conflicting(now, server)).verdict == Verdict.WRITTEN
    pushed(now)
    assert now.journal.entries(State.CONFLICT) == []
    assert live(server)[KEY]["Valeur"] == 45
    last = now.journal.of_row("value", KEY)[-1]
    assert (last.before["value"], last.fields["value"]) == (47, 45)


def test_what_changed_once_more_is_met_again(now: Current, server: Server) -> None:
    met = conflicting(now, server)
    change(server, 48)
    keep_ours(now, MIA, met)
    pushed(now)
    assert live(server)[KEY]["Valeur"] == 48
    again = now.journal.entries(State.CONFLICT)
    assert [entry.theirs["value"] for entry in again] == [48]


def test_what_is_in_the_base_is_kept(now: Current, server: Server) -> None:
    assert keep_theirs(now, MIA, conflicting(now, server)) is None
    pushed(now)
    assert now.journal.entries(State.CONFLICT) == []
    assert live(server)[KEY]["Valeur"] == 47


def test_who_may_not_write_the_row_decides_nothing(now: Current) -> None:
    entry = refused(now)
    for decide in (send_again, give_up, keep_theirs):
        problem = decide(now, OTHER, entry)
        assert problem and problem.say("fr")
    assert keep_ours(now, OTHER, entry).verdict == Verdict.REFUSED
    assert correct(now, OTHER, entry, {"value": 1}, "Non").verdict == Verdict.REFUSED
    assert decidable(now, OTHER, [entry]) == set()
    assert decidable(now, MIA, [entry]) == {entry.entry_id}
    assert now.journal.counts() == {State.REFUSED: 1}


def test_what_is_being_sent_is_not_decided_on(now: Current) -> None:
    entry = enter(now, typed(45, 0, "2026-Q1"))[0]
    Outbox(now.journal).claim(1)
    problem = give_up(now, MIA, entry)
    assert problem and problem.say("fr")
    assert now.journal.counts() == {State.PENDING: 1}
