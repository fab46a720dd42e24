"""Bad input: what is sound counts, the rest is set aside with its table, row and field."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.database.loading import Circumstances, Source, refresh
from lib.database.mirror import Mirror
from lib.database.staging import RawRow
from tests.bases import indicator, mirror_of, project, target, value

DAY = date(2026, 7, 20)


def loaded(folder: Path, **rows: Any) -> tuple[Mirror, set[tuple[str | None, str, str]]]:
    """The mirror of these rows, and its problems as (key, field, problem)."""
    mirror = mirror_of(rows, folder, DAY)
    found = mirror.frame("SELECT key, field, problem FROM load.problem")
    return mirror, {tuple(row) for row in found.itertuples(index=False)}


def keys(mirror: Mirror, table: str, key: str = "key") -> list[str]:
    return list(mirror.frame(f"SELECT {key} FROM base.{table} ORDER BY _position")[key])


def test_a_row_without_its_key_is_set_aside(tmp_path: Path) -> None:
    mirror, problems = loaded(tmp_path, project=[project("alpha"), project("  ")])
    assert keys(mirror, "project", "slug") == ["alpha"]
    assert (None, "slug", "no_key") in problems


def test_of_two_rows_with_one_key_the_first_counts(tmp_path: Path) -> None:
    rows = [project("alpha", name="First"), project("alpha", name="Second")]
    mirror, problems = loaded(tmp_path, project=rows)
    assert list(mirror.frame("SELECT name FROM base.project")["name"]) == ["First"]
    assert ("alpha", "slug", "duplicate_key") in problems


def test_the_first_of_two_stays_alone_even_when_it_falls(tmp_path: Path) -> None:
    rows = [project("alpha", kind="no such kind"), project("alpha")]
    mirror, problems = loaded(tmp_path, project=rows)
    assert keys(mirror, "project", "slug") == []
    assert {("alpha", "kind", "unknown_choice"), ("alpha", "kind", "required_empty")} <= problems


def test_e_mails_are_one_whatever_their_case_in_keys_and_links(tmp_path: Path) -> None:
    people = [
        {"email": "Ada@x.example", "name": "Ada", "role": "manager"},
        {"email": "ada@x.example", "name": "Again", "role": "viewer"},
    ]
    rows = [{"name": "Nord", "manager": "ADA@x.example"}]
    mirror, problems = loaded(tmp_path, person=people, portfolio=rows)
    assert ("ada@x.example", "email", "duplicate_key") in problems
    assert list(mirror.frame("SELECT manager FROM base.portfolio")["manager"]) == ["Ada@x.example"]


def test_a_broken_required_link_falls_and_so_do_those_that_name_it(tmp_path: Path) -> None:
    rows = {
        "project": [project("alpha")],
        "indicator": [indicator("ghost/users"), indicator("alpha/users")],
        "target": [target(1, of="ghost/users"), target(1)],
        "value": [value("2026-Q2", 1, of="ghost/users"), value("2026-Q2", 1)],
    }
    mirror, problems = loaded(tmp_path, **rows)
    assert keys(mirror, "value") == ["alpha/users/2026-Q2"]
    assert {
        ("ghost/users", "project", "broken_link"),
        ("ghost/users/2026-12-31", "indicator", "broken_link"),
        ("ghost/users/2026-Q2", "indicator", "broken_link"),
    } <= problems


def test_an_optional_link_to_nothing_is_emptied_and_told(tmp_path: Path) -> None:
    rows = [project("alpha", portfolio="Ghost", owners=["nobody@x.example"])]
    mirror, problems = loaded(tmp_path, project=rows)
    row = mirror.frame("SELECT portfolio IS NULL AS none, len(owners) AS owners FROM base.project")
    assert row.to_dict("records") == [{"none": True, "owners": 0}]
    assert {
        ("alpha", "portfolio", "link_emptied"),
        ("alpha", "owners", "link_emptied"),
    } <= problems


def test_in_airtable_links_name_records_and_the_first_created_counts(tmp_path: Path) -> None:
    rows = {
        "project": [
            RawRow(project("alpha", name="Late"), "rec2", "2026-02-01T00:00:00.000Z"),
            RawRow(project("alpha", name="Early"), "rec1", "2026-01-01T00:00:00.000Z"),
        ],
        "indicator": [RawRow(indicator("alpha/users", project=["rec2"]), "rec3", "2026-01-01")],
    }
    mirror = Mirror(f"duckdb:{tmp_path / 'mirror.duckdb'}")
    source = Source("test", lambda table: rows.get(table, []), labels=True)
    refresh(mirror, source, Circumstances(DAY, 0, tmp_path / "none"))
    assert list(mirror.frame("SELECT name FROM base.project")["name"]) == ["Early"]
    assert list(mirror.frame("SELECT project FROM base.indicator")["project"]) == ["alpha"]


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("twelve", "wrong_type"),
        ("1_000", "not_finite"),
        (True, "wrong_type"),
        (float("inf"), "not_finite"),
        ({"specialValue": "NaN"}, "not_finite"),
        ({"error": "#ERROR!"}, "not_finite"),
        (["12"], "wrong_type"),
    ],
)
def test_what_is_no_number_is_empty_and_told(tmp_path: Path, cell: Any, problem: str) -> None:
    rows = {"project": [project()], "indicator": [indicator()], "value": [value("2026-Q2", cell)]}
    mirror, problems = loaded(tmp_path, **rows)
    assert mirror.frame("SELECT value IS NULL AS none FROM base.value")["none"].all()
    assert ("alpha/users/2026-Q2", "value", problem) in problems
    assert ("alpha/users/2026-Q2", "value", "measured_without_value") in problems


@pytest.mark.parametrize("day", ["31/12/2026", "2026-13-01", "20261231", 5.5])
def test_what_is_no_iso_date_is_empty_and_told(tmp_path: Path, day: Any) -> None:
    _, problems = loaded(tmp_path, project=[project(funding_end=day)])
    assert ("alpha", "funding_end", "not_a_date") in problems


def test_a_datetime_in_a_date_is_its_day_in_paris(tmp_path: Path) -> None:
    mirror, problems = loaded(tmp_path, project=[project(funding_end="2026-12-30T23:30:00Z")])
    assert not problems
    with mirror.cursor() as cursor:
        assert cursor.execute("SELECT funding_end FROM base.project").fetchone() == (
            date(2026, 12, 31),
        )


def test_codes_are_split_and_read_in_capitals(tmp_path: Path) -> None:
    mirror, _ = loaded(tmp_path, project=[project(target_departments="01; 2a,974  ")])
    with mirror.cursor() as cursor:
        found = cursor.execute("SELECT target_departments FROM base.project").fetchone()
    assert found == (["01", "2A", "974"],)


def test_a_failed_refresh_leaves_the_last_good_one(tmp_path: Path) -> None:
    mirror, _ = loaded(tmp_path, project=[project("alpha")])

    def broken(table: str) -> list[RawRow]:
        if table == "value":
            raise ConnectionError("cut")
        return [RawRow(project("beta"))] if table == "project" else []

    with pytest.raises(ConnectionError):
        refresh(mirror, Source("test", broken), Circumstances(DAY, 0, tmp_path / "none"))
    mirror.moved()
    assert keys(mirror, "project", "slug") == ["alpha"]
    assert [path.name for path in tmp_path.iterdir()] == ["mirror.duckdb"]


def test_a_key_that_names_another_row_than_the_link_is_told(tmp_path: Path) -> None:
    rows = {
        "project": [project("alpha"), project("beta")],
        "indicator": [indicator("alpha/users"), indicator("beta/moved", project="alpha")],
        "value": [value("2026-Q2", 3), value("2026-Q1", 4, key="beta/moved/2026-Q1")],
        "phase": [
            {
                "key": "beta/stopped/2026-01-01",
                "project": "alpha",
                "phase": "stopped",
                "started_on": "2026-01-01",
            }
        ],
    }
    _, problems = loaded(tmp_path, **rows)
    assert problems == {
        ("beta/moved", "project", "key_disagrees"),
        ("beta/moved/2026-Q1", "indicator", "key_disagrees"),
        ("beta/stopped/2026-01-01", "project", "key_disagrees"),
    }


def test_the_line_of_a_cell_that_was_not_read_is_told(tmp_path: Path) -> None:
    rows = [project("alpha"), project("beta", target_count="12,5", themes={"no": "list"})]
    found = loaded(tmp_path, project=rows)[0].frame("SELECT line, field, found FROM load.problem")
    told = {tuple(row) for row in found.itertuples(index=False)}
    assert told == {(2, "target_count", '"12,5"'), (2, "themes", '{"no": "list"}')}
