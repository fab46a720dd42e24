"""What Airtable refuses, or lacks, leaves the entry waiting; what others changed is met."""

from lib.entries.drafts import Draft
from lib.journal import State
from lib.sync.current import Current
from lib.sync.push import Push
from tests.airtable.bases import BASE, TOKEN
from tests.airtable.faults import Fault
from tests.airtable.pushing import (
    COUNT,
    enter,
    everything_is_in_the_base_once,
    live,
    now,
    pushed,
    server,
    typed,
)
from tests.airtable.server import Server
from tests.airtable.service import READ, WRITE

__all__ = ["now", "server"]


def test_a_revoked_token_leaves_the_entry_pending_and_it_goes_when_renewed(
    now: Current, server: Server
) -> None:
    del server.service.tokens[TOKEN]
    entries = enter(now, typed(50))
    Push(now).once()
    note = now.journal.entries(State.PENDING)[0].note
    assert note and "AIRTABLE_TOKEN" in note.say("fr")
    server.service.tokens[TOKEN] = READ | WRITE
    pushed(now)
    everything_is_in_the_base_once(now, server, entries)


def test_a_token_that_only_reads_leaves_the_entry_pending(now: Current, server: Server) -> None:
    server.service.tokens[TOKEN] = set(READ)
    enter(now, typed(50))
    Push(now).once()
    note = now.journal.entries(State.PENDING)[0].note
    assert note and "data.records:write" in note.say("fr")
    assert server.service.commits == []


def test_a_month_s_calls_used_up_leave_the_entry_pending(now: Current, server: Server) -> None:
    server.service.limits.monthly = 0
    enter(now, typed(50))
    Push(now).once()
    assert now.journal.counts() == {State.PENDING: 1}
    server.service.limits.monthly = None
    pushed(now)
    assert now.journal.counts() == {State.SENT: 1}


def test_a_storm_of_refusals_delays_and_loses_nothing(now: Current, server: Server) -> None:
    entries = enter(now, *[typed(50 + n, n) for n in range(COUNT)])
    server.service.limits.storm(1.5)
    pushed(now)
    everything_is_in_the_base_once(now, server, entries)


def test_a_field_deleted_in_airtable_leaves_the_entry_waiting_for_it(
    now: Current, server: Server
) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    field = table.field("Commentaire")
    assert field
    del table.fields[field.id]
    enter(now, Draft("value", {"comment": "Relu"}, "alpha/k0/2026-Q1", "Relecture"))
    Push(now).once()
    note = now.journal.entries(State.PENDING)[0].note
    assert note and "Commentaire" in note.say("fr") and "bootstrap" in note.say("fr")
    table.fields[field.id] = field
    pushed(now)
    assert now.journal.counts() == {State.SENT: 1}


def test_a_field_renamed_in_airtable_is_written_all_the_same(now: Current, server: Server) -> None:
    field = server.service.bases[BASE].named("Valeurs").field("Valeur")
    assert field
    field.name = "Mesure"
    enter(now, typed(50))
    pushed(now)
    assert live(server)["alpha/k0/2026-Q2"]["Mesure"] == 50


def test_what_others_changed_is_met_never_overwritten(now: Current, server: Server) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    field, first = table.field("Valeur"), next(iter(table.records.values()))
    assert field
    enter(now, typed(45, 0, "2026-Q1"), typed(46, 1, "2026-Q1"))
    first.cells[field.id] = 47
    pushed(now)
    assert now.journal.counts() == {State.SENT: 2, State.CONFLICT: 1}
    met = now.journal.entries(State.CONFLICT)[0]
    assert (met.key, met.theirs) == ("alpha/k0/2026-Q1", {"value": 47})
    assert first.cells[field.id] == 47
    now.catch_up()
    with now.mirror.cursor() as cursor:
        shown = cursor.execute("SELECT value FROM base.value WHERE key = ?", [met.key]).fetchone()
    assert shown == (47,)
    noticed = now.journal.of_row("value", met.key)[-1]
    assert (noticed.source, noticed.before, noticed.fields) == (
        "airtable",
        {"value": 40},
        {"value": 47},
    )


def test_a_lost_answer_is_no_change_by_others(now: Current, server: Server) -> None:
    server.service.faults.add(Fault("drop_after", method="PATCH", times=2))
    entries = enter(now, typed(45, 0, "2026-Q1"))
    Push(now).once()
    now.refresh()
    pushed(now)
    everything_is_in_the_base_once(now, server, entries)
    assert [entry.author for entry in now.journal.entries()] == ["mia@x.example"]
