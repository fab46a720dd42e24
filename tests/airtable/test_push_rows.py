"""Keys, links, words and rows that others changed, as what is typed is sent."""

import pytest

from lib.entries.drafts import Draft
from lib.journal import State
from lib.sync.current import Current
from tests.airtable.bases import BASE
from tests.airtable.pushing import COUNT, enter, live, now, pushed, server, typed
from tests.airtable.server import Server
from tests.bases import indicator

__all__ = ["now", "server"]


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
