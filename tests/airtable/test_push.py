"""What is typed reaches Airtable once, or says where it stands: over HTTP, whatever goes wrong."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.entries.drafts import Draft, Verdict
from lib.entries.write import submit
from lib.journal import Entry, State
from lib.questions.people import Person
from lib.sync.current import Current
from lib.sync.push import Push
from tests.airtable.bases import BASE, SMALL, TOKEN, service_of
from tests.airtable.faults import Fault
from tests.airtable.server import Server, serving
from tests.airtable.service import READ, WRITE
from tests.airtable.setting import current_of
from tests.bases import indicator, project, target, value

MIA = Person("mia@x.example", "Mia", "admin")
COUNT = 12
# Any of these may hit any call of a save: each entry must be in the base once, or say why it waits.
PASSING = (
    Fault("drop_before"),
    Fault("drop_mid"),
    Fault("drop_after"),
    Fault("slow", seconds=1.2),
    Fault("too_fast"),
    Fault("too_fast", retry_after=1),
    Fault("unavailable"),
    Fault("unavailable", retry_after=1),
    Fault("unavailable_after"),
    Fault("html", status=502),
    Fault("html", status=200),
)


def rows() -> dict[str, list[dict[str, Any]]]:
    keys = [f"alpha/k{n}" for n in range(COUNT)]
    return {
        "person": [{"email": "mia@x.example", "name": "Mia", "role": "admin", "active": True}],
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project("alpha", portfolio="Nord", themes=["eau"])],
        "indicator": [indicator(key) for key in keys],
        "target": [target(100, of=key) for key in keys],
        "value": [value("2026-Q1", 40, of=key) for key in keys],
    }


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(service_of(rows(), tables=(*SMALL, "journal"))) as server:
        yield server


@pytest.fixture
def now(server: Server, tmp_path: Path) -> Iterator[Current]:
    now = current_of(server.url, tmp_path, airtable_timeout=0.6)
    now.catch_up()
    server.service.commits.clear()
    yield now
    now.store.engine.dispose()


def typed(number: float, n: int = 0, quarter: str = "2026-Q2", **more: Any) -> Draft:
    fields = {"indicator": f"alpha/k{n}", "quarter": quarter, "status": "measured"}
    return Draft("value", fields | {"value": number}, reason="Vérifié", **more)


def enter(now: Current, *drafts: Draft) -> list[Entry]:
    """Writes the drafts by the path of the pages; gives their entries."""
    outcomes = submit(now, MIA, drafts)
    assert {outcome.verdict for outcome in outcomes} == {Verdict.WRITTEN}
    ids = [outcome.entry_id for outcome in outcomes]
    return [entry for entry in now.journal.entries() if entry.entry_id in ids]


def pushed(now: Current, rounds: int = 30) -> None:
    """Sends until nothing is pending, as the command does; no more rounds than that."""
    push = Push(now)
    for _ in range(rounds):
        push.once()
        if not now.journal.entries(State.PENDING):
            return


def live(server: Server, table: str = "Valeurs", key: str = "Clé") -> dict[str, dict[str, Any]]:
    """The records of a table by key, cells by name; fails when a key is borne twice."""
    found = server.service.bases[BASE].named(table)
    names = {field.id: field.name for field in found.fields.values()}
    shown = [{names[id]: c for id, c in r.cells.items()} for r in found.records.values()]
    assert len({row[key] for row in shown}) == len(shown)
    return {row[key]: row for row in shown}


def lines(server: Server) -> dict[str, dict[str, Any]]:
    return live(server, "Journal", "Identifiant")


def patches(server: Server) -> int:
    return sum(1 for request in server.service.requests if request.startswith("PATCH"))


def everything_is_in_the_base_once(now: Current, server: Server, entries: list[Entry]) -> None:
    """Each entry in the base once, by the service's own records and list of what it committed."""
    assert now.journal.counts() == {State.SENT: len(now.journal.entries())}
    values = live(server)
    for entry in entries:
        assert values[entry.key]["Valeur"] == entry.fields["value"]
    assert lines(server).keys() == {entry.entry_id for entry in now.journal.entries()}
    made = Counter(c.record for c in server.service.commits if c.how == "created")
    assert set(made.values()) == {1}


def test_a_save_reaches_the_base_in_few_calls(now: Current, server: Server) -> None:
    entries = enter(now, *[typed(50 + n, n) for n in range(COUNT)])
    pushed(now)
    everything_is_in_the_base_once(now, server, entries)
    assert patches(server) == 4
    row = live(server)["alpha/k3/2026-Q2"]
    assert (row["Valeur"], row["Situation"], row["Motif"]) == (53, "Mesuré", "Vérifié")
    assert (row["Saisi par"], row["Origine"]) == ("mia@x.example", "Saisie")


@pytest.mark.parametrize("nth", range(3))
@pytest.mark.parametrize(
    "fault", PASSING, ids=lambda fault: f"{fault.what}-{fault.status}-{fault.retry_after}"
)
def test_whatever_goes_wrong_each_entry_is_in_the_base_once(
    now: Current, server: Server, fault: Fault, nth: int
) -> None:
    method = ("PATCH", "PATCH", "GET")[nth]
    path = ("Valeurs", "Journal", "Valeurs")[nth]
    table = server.service.bases[BASE].named(path).id
    server.service.faults.add(Fault(**vars(fault) | {"method": method, "path": table}))
    entries = enter(now, *[typed(50 + n, n) for n in range(COUNT)])
    pushed(now)
    assert server.service.faults.happened == [fault.what]
    everything_is_in_the_base_once(now, server, entries)


@pytest.mark.parametrize("what", ["drop_after", "unavailable", "html", "too_fast"])
def test_what_waits_is_shown_with_its_reason(now: Current, server: Server, what: str) -> None:
    server.service.faults.add(Fault(what, method="PATCH"))
    enter(now, typed(50))
    sent = Push(now).once()
    waiting = now.journal.entries(State.PENDING)[0]
    assert sent.error is not None
    assert waiting.note is not None
    assert waiting.note.say("fr")
    assert waiting.tries == 1


def test_the_latest_of_several_changes_of_a_row_wins(now: Current, server: Server) -> None:
    enter(now, typed(50))
    enter(now, typed(55))
    entries = enter(now, Draft("value", {"comment": "Relu"}, "alpha/k0/2026-Q2", "Relecture"))
    pushed(now)
    row = live(server)["alpha/k0/2026-Q2"]
    assert (row["Valeur"], row["Commentaire"]) == (55, "Relu")
    assert [c.how for c in server.service.commits if c.table == "Valeurs"] == ["created"]
    assert len(lines(server)) == 3
    assert entries


def test_a_guilty_row_is_refused_alone(now: Current, server: Server) -> None:
    status = server.service.bases[BASE].named("Valeurs").field("Situation")
    assert status and status.options
    enter(now, *[typed(50 + n, n) for n in range(9)])
    absent = {"indicator": "alpha/k9", "quarter": "2026-Q2", "status": "not_measured"}
    enter(now, Draft("value", absent, reason="Panne"))
    status.options["choices"] = [c for c in status.options["choices"] if c["name"] != "Non mesuré"]
    pushed(now)
    assert now.journal.counts() == {State.SENT: 9, State.REFUSED: 1}
    refused = now.journal.entries(State.REFUSED)[0]
    assert refused.key == "alpha/k9/2026-Q2"
    assert refused.note and "Non mesuré" in refused.note.say("fr")
    assert len(live(server)) == COUNT + 9
    assert len(lines(server)) == 9


def test_a_key_doubled_by_hand_is_reported_with_its_rows(now: Current, server: Server) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    first = next(iter(table.records.values()))
    double = table.add(dict(first.cells))
    enter(now, *[typed(60 + n, n, "2026-Q1") for n in range(10)])
    pushed(now)
    assert now.journal.counts() == {State.SENT: 9, State.REFUSED: 1}
    note = now.journal.entries(State.REFUSED)[0].note
    assert note and first.id in note.say("fr") and double.id in note.say("fr")
    assert {first.cells[f.id] for f in [table.field("Valeur")] if f} == {40}


def test_a_new_row_goes_before_those_that_name_it(now: Current, server: Server) -> None:
    new = indicator("alpha/new")
    enter(now, Draft("indicator", {k: v for k, v in new.items() if k != "key"}, "alpha/new"))
    named = {"indicator": "alpha/new", "quarter": "2026-Q2", "status": "measured", "value": 3}
    enter(now, Draft("value", named, reason="Neuf"))
    pushed(now)
    assert now.journal.counts() == {State.SENT: 2}
    made = live(server)["alpha/new/2026-Q2"]
    table = server.service.bases[BASE].named("Indicateurs")
    assert [table.records[id].cells[table.primary.id] for id in made["Indicateur"]] == ["alpha/new"]


def new_indicator(key: str, *contributes_to: str) -> Draft:
    cells = {name: cell for name, cell in indicator(key).items() if name != "key"}
    return Draft("indicator", cells | {"contributes_to": list(contributes_to)}, key)


@pytest.mark.parametrize("between", [0, 120], ids=["in one round", "in two"])
def test_new_rows_that_name_each_other_are_made_then_completed(
    now: Current, server: Server, between: int
) -> None:
    enter(now, new_indicator("alpha/a"))
    enter(now, Draft("indicator", {"contributes_to": ["alpha/a"]}, "alpha/a"))
    for n in range(between):
        enter(now, typed(50 + n / 100, n % COUNT, f"{2015 + n // 48}-Q{n // COUNT % 4 + 1}"))
    enter(now, new_indicator("alpha/b", "alpha/a"))
    enter(now, Draft("indicator", {"contributes_to": ["alpha/a", "alpha/b"]}, "alpha/a"))
    pushed(now)
    assert now.journal.counts() == {State.SENT: 4 + between}
    made = live(server, "Indicateurs")
    ids = {key: row["Contribue à"] for key, row in made.items() if key in ("alpha/a", "alpha/b")}
    assert [len(ids["alpha/a"]), len(ids["alpha/b"])] == [2, 1]


def test_free_words_become_choices_and_no_other_word_does(now: Current, server: Server) -> None:
    enter(now, Draft("project", {"themes": ["eau", "énergie"], "kind": "product"}, "alpha"))
    pushed(now)
    assert now.journal.counts() == {State.SENT: 1}
    assert live(server, "Projets", "Identifiant")["alpha"]["Thématiques"] == ["eau", "énergie"]


def test_a_row_deleted_by_others_is_a_conflict_not_a_row_without_its_cells(
    now: Current, server: Server
) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    del table.records[next(iter(table.records))]
    enter(now, Draft("value", {"comment": "Relu"}, "alpha/k0/2026-Q1", "Relecture"))
    pushed(now)
    assert now.journal.counts()[State.CONFLICT] == 1
    assert len(table.records) == COUNT - 1


def test_a_key_with_blanks_is_not_doubled(now: Current, server: Server) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    first = next(iter(table.records.values()))
    first.cells[table.primary.id] = "alpha/k0/2026-Q1 "
    now.refresh()
    enter(now, typed(45, 0, "2026-Q1"))
    pushed(now)
    assert now.journal.counts() == {State.SENT: 1}
    assert len(table.records) == COUNT
    value_field = table.field("Valeur")
    assert value_field and first.cells[value_field.id] == 45


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
