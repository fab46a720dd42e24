"""A base is made and completed from the declaration, and held against it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.airtable.comparison import What
from lib.airtable.types import OPTIONS, TYPES
from lib.base import TABLES, Kind
from lib.journal import Store, open_store
from lib.settings import Settings
from lib.sync.set_up import compare, complete, consequence
from tests.airtable.bases import BASE, TOKEN, base_of
from tests.airtable.faults import Fault
from tests.airtable.model import Base
from tests.airtable.server import Server, serving
from tests.airtable.service import READ, WRITE, Service
from tests.airtable.setting import settings_of


@pytest.fixture
def server() -> Iterator[Server]:
    service = Service({BASE: Base(BASE)}, {TOKEN: READ | WRITE})
    service.limits.penalty_s = 0.3
    with serving(service) as server:
        yield server


@pytest.fixture
def settings(server: Server, tmp_path: Path) -> Settings:
    return settings_of(server.url, tmp_path)


@pytest.fixture
def store(settings: Settings) -> Store:
    return open_store(settings.ops_url)


def silent(table: str, field: str) -> None:
    """Says nothing."""


def base(server: Server) -> Base:
    return server.service.bases[BASE]


def writes(server: Server) -> list[str]:
    return [r for r in server.service.requests if not r.startswith("GET")]


def test_an_empty_base_is_made_whole_and_a_second_time_changes_nothing(
    server: Server, settings: Settings, store: Store
) -> None:
    made: list[tuple[str, str]] = []
    left = complete(settings, store, lambda table, field: made.append((table, field)))
    assert left.differences == []
    assert [table for table, field in made if not field] == list(TABLES)
    for table in TABLES.values():
        live = base(server).named(table.airtable_name)
        assert live.primary.name == table.key.airtable_name
        for field in table.fields.values():
            here = live.field(field.airtable_name)
            assert here and here.type == TYPES[field.kind]
            assert here.description == field.note
            options = here.options or {}
            assert OPTIONS.get(field.kind, {}).items() <= options.items()
            names = [choice["name"] for choice in options.get("choices", [])]
            assert names == [words["fr"] for words in field.choices.values()]
            if field.links_to:
                linked = base(server).named(TABLES[field.links_to].airtable_name)
                assert options["linkedTableId"] == linked.id
                assert options["prefersSingleRecordLink"] == (field.kind == Kind.LINK)
    done = len(writes(server))
    assert complete(settings, store, silent).differences == []
    assert len(writes(server)) == done


def test_a_base_is_completed_without_touching_what_it_holds(
    server: Server, settings: Settings, store: Store
) -> None:
    server.service.bases[BASE] = base_of({}, ("person", "project"))
    project = base(server).named("Projets")
    status = project.field("Type")
    assert status and status.options
    status.options["choices"].pop()
    project.fields.pop(project.field("Résumé").id)  # type: ignore[union-attr]
    held = {f.id: (f.name, f.type) for f in project.fields.values()}
    left = complete(settings, store, silent)
    assert [(d.field, d.what, d.found) for d in left.differences] == [
        ("kind", What.MISSING_CHOICE, "Produit porté en propre")
    ]
    assert project.field("Résumé")
    assert held.items() <= {f.id: (f.name, f.type) for f in project.fields.values()}.items()
    assert not [r for r in writes(server) if not r.startswith("POST")]


def test_a_service_that_refuses_single_links_gets_plain_ones(
    server: Server, settings: Settings, store: Store
) -> None:
    server.service.takes_single_links = False
    server.service.bases[BASE] = base_of({}, tuple(t for t in TABLES if t != "portfolio"))
    assert complete(settings, store, silent).differences == []
    assert base(server).named("Portefeuilles").field("Responsable")


def test_a_lost_answer_stops_the_making_and_the_next_one_completes_it(
    server: Server, settings: Settings, store: Store
) -> None:
    server.service.bases[BASE] = base_of({}, tuple(t for t in TABLES if t != "event"))
    server.service.faults.add(Fault("drop_after", method="POST"))
    with pytest.raises(Exception, match="did not answer"):
        complete(settings, store, silent)
    assert complete(settings, store, silent).differences == []
    assert [t.name for t in base(server).tables.values()].count("Événements") == 1


def lose_required(base: Base) -> None:
    table = base.named("Valeurs")
    table.fields.pop(table.field("Situation").id)  # type: ignore[union-attr]


def lose_used(base: Base) -> None:
    table = base.named("Indicateurs")
    table.fields.pop(table.field("Valeur de départ").id)  # type: ignore[union-attr]


def lose_unused(base: Base) -> None:
    table = base.named("Cibles")
    table.fields.pop(table.field("Commentaire").id)  # type: ignore[union-attr]


def change_type(base: Base) -> None:
    field = base.named("Valeurs").field("Valeur")
    assert field
    field.type, field.options = "singleLineText", None


@pytest.mark.parametrize(
    ("change", "what", "words"),
    [
        (lose_required, What.MISSING_FIELD, "No row of this table counts"),
        (lose_used, What.MISSING_FIELD, "indicator_quarter"),
        (lose_unused, What.MISSING_FIELD, "No figure changes: it is shown empty."),
        (change_type, What.OTHER_TYPE, "indicator_quarter"),
        (
            lambda base: base.tables.pop(base.named("Points").id),
            What.MISSING_TABLE,
            "No figure changes",
        ),
    ],
)
def test_each_difference_says_what_it_means_for_the_figures(
    server: Server,
    settings: Settings,
    store: Store,
    change: Callable[[Base], Any],
    what: What,
    words: str,
) -> None:
    server.service.bases[BASE] = base_of({})
    change(base(server))
    found = compare(settings, store).differences
    assert [d.what for d in found] == [what]
    assert words in consequence(found[0]).say("en")
    assert len(server.service.requests) == 1
