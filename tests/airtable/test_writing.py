"""What goes to Airtable: rows by key, cells by field id, labels for codes, record ids for keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.airtable.cells import as_cells
from lib.airtable.client import Airtable
from lib.airtable.errors import AirtableError, NoAccess, NoSuchRow, Refused
from lib.airtable.mapping import MappedTable, mapped
from lib.journal import open_store
from tests.airtable.bases import BASE, service_of
from tests.airtable.faults import Fault
from tests.airtable.server import Server, serving
from tests.airtable.service import READ
from tests.airtable.setting import settings_of
from tests.bases import indicator, project, value


@pytest.fixture
def server() -> Iterator[Server]:
    rows = {"project": [project()], "indicator": [indicator()], "value": [value("2026-Q1", 5)]}
    with serving(service_of(rows, tables=("project", "indicator", "value"))) as server:
        yield server


@pytest.fixture
def airtable(server: Server, tmp_path: Path) -> Airtable:
    return client(server, tmp_path)


def client(server: Server, folder: Path, **more: Any) -> Airtable:
    settings = settings_of(server.url, folder, **more)
    return Airtable(settings, open_store(settings.ops_url))


def values(airtable: Airtable) -> MappedTable:
    return mapped(airtable.tables(), {})["value"]


def sent(airtable: Airtable, *rows: dict[str, Any]) -> dict[str, str]:
    table = values(airtable)
    assert table.key
    return airtable.upsert(table.live.id, table.key.id, [cells(airtable, table, r) for r in rows])


def cells(airtable: Airtable, table: MappedTable, row: dict[str, Any]) -> dict[str, Any]:
    live = mapped(airtable.tables(), {})["indicator"]
    assert live.key
    found = airtable.find(live.live.id, live.key.id, [str(row["indicator"])])
    return as_cells(table.pairs, row, lambda _, key: found[key][0] if found[key] else None)


def records(server: Server) -> dict[str, dict[str, Any]]:
    table = server.service.bases[BASE].named("Valeurs")
    names = {f.id: f.name for f in table.fields.values()}
    shown = [{names[id]: c for id, c in r.cells.items()} for r in table.records.values()]
    return {row["Clé"]: row for row in shown}


def test_a_row_is_made_then_changed_by_its_key(server: Server, airtable: Airtable) -> None:
    first = sent(airtable, value("2026-Q2", 7.25))
    assert sent(airtable, value("2026-Q2", 8)) == first
    row = records(server)["alpha/users/2026-Q2"]
    assert (row["Valeur"], row["Situation"]) == (8, "Mesuré")
    assert [c.how for c in server.service.commits] == ["created", "updated"]


def test_an_empty_value_empties_the_cell_and_no_other(server: Server, airtable: Airtable) -> None:
    sent(airtable, value("2026-Q1", None, value=None, status="not_measured", reason="Panne"))
    row = records(server)["alpha/users/2026-Q1"]
    assert (row["Situation"], row["Motif"], row["Trimestre"]) == ("Non mesuré", "Panne", "2026-Q1")
    assert "Valeur" not in row


def test_a_link_to_a_row_that_airtable_lacks_waits(airtable: Airtable) -> None:
    with pytest.raises(NoSuchRow):
        sent(airtable, value("2026-Q2", 7, of="alpha/ghost"))


def test_a_chunk_is_refused_whole_and_says_why(server: Server, airtable: Airtable) -> None:
    with pytest.raises(Refused) as raised:
        sent(airtable, value("2026-Q2", 7), value("2026-Q3", 8, status="guessed"))
    assert raised.value.type == "INVALID_MULTIPLE_CHOICE_OPTIONS"
    assert "guessed" in raised.value.sentence.say("fr")
    assert server.service.commits == []


def test_a_key_borne_twice_is_refused(server: Server, airtable: Airtable) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    table.add(dict(next(iter(table.records.values())).cells))
    with pytest.raises(Refused):
        sent(airtable, value("2026-Q1", 7))
    found = airtable.find(table.id, table.primary.id, ["alpha/users/2026-Q1", "none"])
    assert [len(records) for records in found.values()] == [2, 0]


@pytest.mark.parametrize("what", ["drop_before", "drop_mid", "drop_after", "slow", "html"])
def test_a_write_is_never_sent_again_unasked(server: Server, tmp_path: Path, what: str) -> None:
    server.service.faults.add(Fault(what, method="PATCH", seconds=1))
    airtable = client(server, tmp_path, airtable_timeout=0.5)
    with pytest.raises(AirtableError) as raised:
        sent(airtable, value("2026-Q2", 7))
    assert raised.value.may_have_been_applied
    assert len([r for r in server.service.requests if r.startswith("PATCH")]) <= 1
    assert sent(airtable, value("2026-Q2", 7))
    assert len([key for key in records(server) if key == "alpha/users/2026-Q2"]) == 1


@pytest.mark.parametrize("retry_after", [None, 1])
def test_a_refusal_for_a_while_makes_everybody_rest(
    server: Server, airtable: Airtable, retry_after: int | None
) -> None:
    server.service.faults.add(Fault("too_fast", method="PATCH", retry_after=retry_after))
    with pytest.raises(AirtableError) as raised:
        sent(airtable, value("2026-Q2", 7))
    assert not raised.value.may_have_been_applied
    assert airtable.pace.resting_until() > 0
    assert sent(airtable, value("2026-Q2", 7))


def test_a_token_that_only_reads_is_told_which_scopes_it_lacks(
    server: Server, tmp_path: Path
) -> None:
    server.service.tokens["patReader.secret"] = READ
    airtable = client(server, tmp_path, airtable_write_token="patReader.secret")
    with pytest.raises(NoAccess) as raised:
        sent(airtable, value("2026-Q2", 7))
    assert "data.records:write" in raised.value.sentence.say("fr")
