"""The demonstration base is the one that the generator makes, and a sound one."""

from collections.abc import Callable

import pytest

from lib.base import TABLES, Kind, made_key
from lib.demo import FOLDER, QUARTERS, generate, written
from lib.demo.rows import Row
from lib.quarters import Quarter
from tests.demo.made import cells, tables

RECIPES_WITHOUT_CHANCE = [
    *("phase", "indicator", "target", "value", "deployment", "assessment", "repository"),
    *("dataset", "check_in", "meeting", "committee", "synergy", "event"),
]


@pytest.mark.parametrize("table", TABLES)
def test_the_generator_makes_the_committed_file_again_byte_for_byte(table: str) -> None:
    assert written(tables())[table].encode() == (FOLDER / f"{table}.csv").read_bytes()


def test_a_second_run_gives_the_same_rows() -> None:
    assert generate() == tables()


def test_the_folder_holds_the_22_tables_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(TABLES) == set(tables())


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_rows_with_unique_keys(table: str) -> None:
    keys = [str(row[TABLES[table].key.name]).casefold() for row in tables()[table]]
    assert keys and len(keys) == len(set(keys))


@pytest.mark.parametrize("table", RECIPES_WITHOUT_CHANCE)
def test_keys_follow_their_recipe(table: str) -> None:
    assert [row["key"] for row in tables()[table]] == [
        made_key(table, row) for row in tables()[table]
    ]


@pytest.mark.parametrize(
    ("table", "begins"),
    [
        ("objective", lambda row: f"{row['quarter']}/"),
        ("key_result", lambda row: f"{row['objective']}/"),
        ("support_module", lambda row: f"{row['project']}/{row['expertise']}/"),
    ],
)
def test_keys_made_by_the_software_end_with_six_letters_or_digits(
    table: str, begins: Callable[[Row], str]
) -> None:
    for row in tables()[table]:
        start, end = str(row["key"])[:-6], str(row["key"])[-6:]
        assert start.startswith(begins(row)) and end.isalnum() and end == end.lower()


@pytest.mark.parametrize("table", TABLES)
def test_every_required_cell_is_filled(table: str) -> None:
    required = {field.name for field in TABLES[table].fields.values() if field.required}
    assert all(required <= row.keys() for row in tables()[table])


def test_every_column_is_declared_and_no_cell_is_empty() -> None:
    for table, column, _, cell in cells():
        assert column in TABLES[table].fields and cell not in ("", [], None)


def test_every_column_but_the_attachment_is_filled_somewhere() -> None:
    filled = {(table, column) for table, column, _, _ in cells()}
    declared = {(t.name, f.name) for t in TABLES.values() for f in t.fields.values()}
    assert declared - filled <= {("edition", "content"), ("action", "comment")}


def test_every_link_names_a_row() -> None:
    keys = {name: {row[t.key.name] for row in tables()[name]} for name, t in TABLES.items()}
    for table, column, _, cell in cells():
        field = TABLES[table].fields[column]
        if field.links_to:
            assert set(cell if isinstance(cell, list) else [cell]) <= keys[field.links_to]


def test_every_choice_is_known_and_every_list_is_one() -> None:
    for table, column, _, cell in cells():
        field = TABLES[table].fields[column]
        assert isinstance(cell, list) == field.kind.is_list
        if field.choices:
            assert set(cell if isinstance(cell, list) else [cell]) <= field.choices.keys()


def test_every_choice_of_the_declaration_occurs_in_what_is_entered_by_people() -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for table, column, _, cell in cells():
        if TABLES[table].fields[column].choices:
            found = cell if isinstance(cell, list) else [str(cell)]
            seen.setdefault((table, column), set()).update(found)
    for table, column in (
        [("project", "kind"), ("phase", "phase"), ("indicator", "behaviour"), ("event", "kind")]
        + [("support_module", "status"), ("check_in", "weather"), ("deployment", "status")]
        + [("assessment", "state"), ("synergy", "status"), ("action", "kind"), ("meeting", "kind")]
        + [("indicator", "periodicity"), ("indicator", "kind"), ("committee", "decision")]
    ):
        assert seen[table, column] == TABLES[table].fields[column].choices.keys()


def test_every_quarter_of_the_story_has_values() -> None:
    quarters = {Quarter.read(str(row["quarter"])) for row in tables()["value"]}
    assert quarters == set(QUARTERS) and len(QUARTERS) == 12


def test_no_address_leads_anywhere() -> None:
    for table, column, _, cell in cells():
        kind = TABLES[table].fields[column].kind
        if kind == Kind.URL:
            assert str(cell).split("/")[2].endswith(".example")
        if kind == Kind.EMAIL:
            assert str(cell).endswith(".example")
