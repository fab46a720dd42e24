"""The pages over an Airtable base: what a reading misses is said, and may be mended there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.settings import settings
from lib.sync.current import current
from tests.airtable.bases import BASE, TOKEN, service_of
from tests.airtable.server import Server, serving
from tests.bases import indicator, project, value
from tests.conftest import stores_in
from tests.pages.local import APP, said

AUTHOR = "mia@x.example"


@pytest.fixture
def server() -> Iterator[Server]:
    rows: dict[str, list[dict[str, Any]]] = {
        "person": [{"email": AUTHOR, "name": "Mia", "role": "admin", "active": True}],
        "project": [project()],
        "indicator": [indicator()],
        "value": [value("2026-Q1", 20)],
    }
    with serving(service_of(rows, ("person", "project", "indicator", "value"))) as server:
        yield server


@pytest.fixture
def health(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The data-health page, once the base was read."""
    chosen = {
        **stores_in(tmp_path),
        "airtable_url": server.url,
        "airtable_base_id": BASE,
        "airtable_token": TOKEN,
        "airtable_penalty": "0.3",
        "territories_file": str(tmp_path / "communes.csv"),
        "unauthenticated_author": AUTHOR,
    }
    for name, text in chosen.items():
        monkeypatch.setenv(name.upper(), text)
    settings.cache_clear()
    current.cache_clear()
    at = AppTest.from_file(str(APP), default_timeout=60)
    at.query_params["lang"] = "fr"
    at.run()
    at.switch_page("pages/admin/health.py").run()
    assert not at.exception
    yield at
    current().store.engine.dispose()
    settings.cache_clear()
    current.cache_clear()


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert not at.exception
    return at


def metrics(at: AppTest) -> dict[str, str]:
    """The figures by their names, which are links."""
    return {metric.label[1:].split("]")[0]: str(metric.value) for metric in at.metric}


def shown_value() -> Any:
    with current().mirror.cursor() as cursor:
        return cursor.execute("SELECT value FROM base.value").fetchall()


def test_the_calls_of_the_month_are_shown(server: Server, health: AppTest) -> None:
    found = metrics(health)
    assert found["Ce mois-ci"].startswith(f"{len(server.service.requests)} sur 80")
    assert (found["Appels d’une lecture"], found["Relue toutes les"]) == ("5", "30\u00a0min")


def test_what_is_new_is_shown_once_it_is_read_again(server: Server, health: AppTest) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    record = next(iter(table.records.values()))
    record.cells[table.field("Valeur").id] = 33  # type: ignore[union-attr]
    press(health, "Relire maintenant")
    assert shown_value() == [(33,)]


def test_a_lost_field_is_said_on_every_page_until_it_is_back_or_waived(
    server: Server, health: AppTest
) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    lost = table.field("Valeur")
    assert lost
    table.fields.pop(lost.id)
    press(health, "Relire maintenant")
    health.switch_page("pages/steer/overview.py").run()
    assert "Valeurs › Valeur" in said(health)
    assert "Les chiffres montrés sont ceux du" in said(health)
    assert shown_value() == [(20,)]
    health.switch_page("pages/admin/health.py").run()
    press(health, "Lire la base telle qu’elle est")
    assert "Les chiffres montrés sont ceux du" not in said(health)
    assert shown_value() == [(None,)]
    table.fields[lost.id] = lost
    press(health, "Relire maintenant")
    assert shown_value() == [(20,)]


def test_keys_are_proposed_and_written_on_request(server: Server, health: AppTest) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    first = next(iter(table.records.values()))
    cells = {id: cell for id, cell in first.cells.items() if id != table.primary.id}
    cells[table.field("Trimestre").id] = "2026-Q2"  # type: ignore[union-attr]
    new = table.add(cells)
    press(health, "Relire maintenant")
    assert "Lignes sans clé\u00a0: 1" in said(health)
    press(health, "Écrire ces clés dans Airtable")
    assert new.cells[table.primary.id] == "alpha/users/2026-Q2"
    assert "Lignes sans clé" not in said(health)
