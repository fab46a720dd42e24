"""Rows typed in Airtable without a key: proposed by the recipe, written there on request."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.questions.keyless import Keyless, keyless
from lib.sync.current import Current
from lib.sync.key_writing import write_keys
from tests.airtable.bases import BASE, service_of
from tests.airtable.faults import Fault
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.bases import indicator, project, value

TABLES = ("person", "project", "phase", "indicator", "value", "repository")


@pytest.fixture
def server() -> Iterator[Server]:
    rows: dict[str, list[dict[str, Any]]] = {
        "project": [project()],
        "indicator": [indicator()],
        "value": [value("2026-Q1", 20)],
        "repository": [
            {"key": "alpha/forge.example/a", "url": "https://forge.example/a", "project": "alpha"}
        ],
    }
    with serving(service_of(rows, TABLES)) as server:
        yield server


@pytest.fixture
def now(server: Server, tmp_path: Path) -> Iterator[Current]:
    now = current_of(server.url, tmp_path)
    yield now
    now.store.engine.dispose()


def typed(server: Server, table: str, **cells: Any) -> str:
    """Somebody adds a row without a key; links by the primary cell of the row they name."""
    base = server.service.bases[BASE]
    here = base.named(table)
    found = {}
    for name, cell in cells.items():
        field = here.field(name.replace("_", " "))
        assert field
        linked = base.tables.get((field.options or {}).get("linkedTableId", ""))
        if linked:
            cell = [r.id for r in linked.records.values() if r.cells[linked.primary.id] == cell]
        found[field.id] = cell
    return here.add(found).id


def proposed(now: Current) -> list[Keyless]:
    now.refresh()
    now.catch_up()
    return keyless(now.mirror)


def test_each_row_gets_the_key_of_its_recipe(server: Server, now: Current) -> None:
    new = typed(
        server, "Valeurs", Indicateur="alpha/users", Trimestre="2026-Q2", Situation="Mesuré"
    )
    twin = typed(server, "Valeurs", Indicateur="alpha/users", Trimestre="2026-Q1")
    second = typed(server, "Dépôts de code", Adresse="https://www.forge.example/A/", Projet="alpha")
    person = typed(server, "Personnes", Nom="Mia")
    assert {(k.record, k.key, k.may_be_written) for k in proposed(now)} == {
        (new, "alpha/users/2026-Q2", True),
        (twin, "alpha/users/2026-Q1", False),
        (second, "alpha/forge.example/a-2", True),
        (person, "", False),
    }


def test_keys_are_written_into_their_records_and_the_rows_count(
    server: Server, now: Current
) -> None:
    new = typed(
        server,
        "Valeurs",
        Indicateur="alpha/users",
        Trimestre="2026-Q2",
        Situation="Mesuré",
        Valeur=7,
    )
    rows = proposed(now)
    server.service.faults.add(Fault("drop_after", method="PATCH"))
    assert write_keys(now.settings, now.store, rows) == 1
    table = server.service.bases[BASE].named("Valeurs")
    assert table.records[new].cells[table.primary.id] == "alpha/users/2026-Q2"
    assert len(table.records) == 2
    assert proposed(now) == []
    with now.mirror.cursor() as cursor:
        found = cursor.execute("SELECT key, value FROM base.value ORDER BY key").fetchall()
    assert found == [("alpha/users/2026-Q1", 20), ("alpha/users/2026-Q2", 7)]


def test_several_rows_of_one_recipe_get_keys_of_their_own(server: Server, now: Current) -> None:
    for _ in range(2):
        typed(server, "Dépôts de code", Adresse="https://forge.example/b", Projet="alpha")
        typed(server, "Phases", Projet="alpha", Phase="Construction", Début="2026-01-01")
    keys = sorted((k.key, k.may_be_written) for k in proposed(now))
    assert keys == [
        ("alpha/construction/2026-01-01", False),
        ("alpha/construction/2026-01-01", True),
        ("alpha/forge.example/b", True),
        ("alpha/forge.example/b-2", True),
    ]
