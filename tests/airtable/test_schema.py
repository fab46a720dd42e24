"""What people change in the schema is noticed: said, and no figure changes unseen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.questions.load_health import problem_counts
from lib.sync.airtable_source import SchemaChanged
from lib.sync.current import Current
from lib.sync.last_failure import last_failure
from tests.airtable import model
from tests.airtable.bases import BASE, service_of
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.bases import indicator, project, target, value

TABLES = ("project", "indicator", "target", "value")


@pytest.fixture
def server() -> Iterator[Server]:
    rows: dict[str, list[dict[str, Any]]] = {
        "project": [project()],
        "indicator": [indicator()],
        "target": [target(100)],
        "value": [value("2026-Q1", 20), value("2026-Q2", 40)],
    }
    with serving(service_of(rows, TABLES)) as server:
        yield server


@pytest.fixture
def now(server: Server, tmp_path: Path) -> Iterator[Current]:
    now = current_of(server.url, tmp_path)
    now.refresh()
    yield now
    now.store.engine.dispose()


def figures(now: Current) -> list[tuple[Any, ...]]:
    now.catch_up()
    with now.mirror.cursor() as cursor:
        return cursor.execute(
            "SELECT quarter, state, value, progress FROM mart.indicator_quarter"
            " WHERE quarter IN ('2026-Q1', '2026-Q2') ORDER BY quarter"
        ).fetchall()


def said(now: Current) -> set[tuple[str, str, str]]:
    """The differences of the last reading: table, field, problem."""
    return {
        (p.table, p.field, p.problem)
        for p in problem_counts(now.mirror)
        if p.problem not in ("missing_table", "missing_column", "empty_table")
    }


def live(server: Server, table: str, field: str = "") -> Any:
    found = server.service.bases[BASE].named(table)
    return found.field(field) if field else found


def rename_field(server: Server) -> None:
    live(server, "Valeurs", "Valeur").name = "Montant"


def rename_table(server: Server) -> None:
    live(server, "Valeurs").name = "Mesures"


def rename_choice(server: Server) -> None:
    live(server, "Valeurs", "Situation").choices[0]["name"] = "Mesurée"
    for record in live(server, "Valeurs").records.values():
        record.cells[live(server, "Valeurs", "Situation").id] = "Mesurée"


def take_the_name_of_another(server: Server) -> None:
    table = live(server, "Valeurs")
    live(server, "Valeurs", "Valeur").name = "Valeur (ancienne)"
    new = model.Field("Valeur", "number", {"precision": 8})
    table.fields[new.id] = new


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        (rename_field, ("value", "value", "renamed_field")),
        (rename_table, ("value", "", "renamed_table")),
        (rename_choice, ("value", "status", "renamed_choice")),
        (take_the_name_of_another, ("value", "value", "renamed_field")),
    ],
)
def test_what_is_renamed_is_read_all_the_same_and_said(
    server: Server, now: Current, change: Callable[[Server], None], difference: tuple[str, ...]
) -> None:
    before = figures(now)
    assert before[1][2:] == (40, 0.4)
    change(server)
    for _ in range(2):
        now.refresh()
        assert figures(now) == before
        assert difference in said(now)


def delete_field(server: Server) -> None:
    table = live(server, "Valeurs")
    table.fields.pop(live(server, "Valeurs", "Valeur").id)


def delete_table(server: Server) -> None:
    server.service.bases[BASE].tables.pop(live(server, "Valeurs").id)


def change_type(server: Server) -> None:
    field = live(server, "Valeurs", "Valeur")
    field.type, field.options = "singleLineText", None
    for record in live(server, "Valeurs").records.values():
        record.cells[field.id] = f"{record.cells[field.id]},0"


def change_to_a_later_type(server: Server) -> None:
    live(server, "Valeurs", "Valeur").type = "aLaterType"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (delete_field, "Valeurs › Valeur"),
        (delete_table, "Valeurs"),
        (change_type, "Valeurs › Valeur"),
        (change_to_a_later_type, "Valeurs › Valeur"),
    ],
)
def test_what_is_lost_stops_the_reading_and_is_named(
    server: Server, now: Current, change: Callable[[Server], None], where: str
) -> None:
    before = figures(now)
    change(server)
    with pytest.raises(SchemaChanged) as raised:
        now.refresh()
    assert where in raised.value.sentence.say("fr")
    assert figures(now) == before
    failure = last_failure(now.store, BASE)
    assert failure and failure.sentence.say("fr") == raised.value.sentence.say("fr")


def test_a_base_is_read_as_it_is_on_request(server: Server, now: Current) -> None:
    delete_field(server)
    with pytest.raises(SchemaChanged):
        now.refresh()
    now.refresh(as_it_is=True)
    assert last_failure(now.store, BASE) is None
    assert [row[1] for row in figures(now)] != ["measured", "measured"]
    now.refresh()
    now.catch_up()
    counts = {(p.table, p.field, p.problem) for p in problem_counts(now.mirror)}
    assert ("value", "value", "missing_column") in counts


def test_what_comes_back_is_read_again(server: Server, now: Current) -> None:
    before = figures(now)
    field = live(server, "Valeurs").fields.pop(live(server, "Valeurs", "Valeur").id)
    with pytest.raises(SchemaChanged):
        now.refresh()
    live(server, "Valeurs").fields[field.id] = field
    now.refresh()
    assert figures(now) == before


def test_a_base_of_other_names_is_mapped_by_a_file(server: Server, tmp_path: Path) -> None:
    rename_field(server)
    rename_table(server)
    now = current_of(server.url, tmp_path / "other")
    now.settings.airtable_mapping.parent.mkdir(parents=True, exist_ok=True)
    names = '[value]\ntable = "Mesures"\nfields.value = "Montant"\n'
    now.settings.airtable_mapping.write_text(names, encoding="utf-8")
    now.refresh()
    assert figures(now)[1][2:] == (40, 0.4)
    assert said(now) == set()


@pytest.mark.parametrize("text", ["[value", "[ghost]\n", '[value]\nfields.ghost = "X"\n'])
def test_a_wrong_mapping_is_refused_in_a_sentence(now: Current, text: str) -> None:
    now.settings.airtable_mapping.write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match=r"airtable\.toml"):
        now.refresh()


def test_special_cells_are_empty_and_reported(server: Server, now: Current) -> None:
    field = live(server, "Valeurs", "Valeur")
    field.type, field.options = "formula", {"result": {"type": "number"}}
    one, other = live(server, "Valeurs").records.values()
    one.cells[field.id] = {"specialValue": "NaN"}
    other.cells[field.id] = {"error": "#ERROR!"}
    now.refresh()
    assert ("value", "value", "not_finite") in said(now)
    assert ("value", "value", "computed_field") in said(now)
    assert [row[2] for row in figures(now)] == [None, None]


def test_a_record_edited_between_two_pages_is_read_once(tmp_path: Path) -> None:
    rows = [value(f"{1950 + n // 4}-Q{n % 4 + 1}", n) for n in range(150)]
    with serving(
        service_of({"project": [project()], "indicator": [indicator()], "value": rows}, TABLES)
    ) as server:
        now = current_of(server.url, tmp_path)
        table = live(server, "Valeurs")
        last = list(table.records.values())[149]

        def edit(progress: Any) -> None:
            if progress.table == "value" and progress.rows == 100:
                last.cells[live(server, "Valeurs", "Valeur").id] = -1
                first = next(iter(table.records))
                table.records[first] = table.records.pop(first)

        now.refresh(edit)
        with now.mirror.cursor() as cursor:
            counted = cursor.execute("SELECT count(*), min(value) FROM base.value").fetchone()
        assert counted == (150, -1)
