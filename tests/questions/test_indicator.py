"""One indicator: its card, its quarters, its line, what was entered and replaced."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.changes import changes
from lib.questions.indicator import (
    card,
    contributes_to,
    fed_by,
    figures,
    line,
    point_at,
    targets,
)
from lib.questions.indicators import told_of_project
from tests.bases import indicator, mirror_of, project, target, value

ANA = {"email": "ana@x.example", "name": "Ana", "role": "manager", "active": True}


def journal(entry: str, fields: dict[str, Any], before: dict[str, Any] | None = None) -> Any:
    return {
        "entry_id": entry,
        "table_name": "value",
        "key": "alpha/users/2026-Q1",
        "fields": json.dumps(fields),
        "before": json.dumps(before) if before else None,
        "author": "ANA@x.example",
        "entered_at": f"2026-04-0{entry}T10:00:00Z",
        "source": "entry",
    }


ROWS = {
    "person": [ANA],
    "project": [project("alpha"), project("beta")],
    "indicator": [
        indicator(contributes_to=["beta/users"], periodicity="semester"),
        indicator("beta/users"),
    ],
    "target": [target(100, "2026-12-31"), target(50, "2026-06-30")],
    "value": [
        value("2025-Q4", 10),
        value("2026-Q1", 20, entered_by="ana@x.example", reason="a campaign"),
        value("2026-Q2", None, status="not_measured", reason="no survey"),
    ],
    "journal": [
        journal("2", {"value": 20}, {"value": 15}),
        journal("1", {"value": 15, "status": "measured"}),
    ],
}


def base(folder: Path) -> Mirror:
    return mirror_of(ROWS, folder, date(2026, 8, 1))


def test_a_card_says_what_the_base_says_and_the_rule_fills_in(tmp_path: Path) -> None:
    found = card(base(tmp_path), "alpha/users")
    assert found is not None
    assert (found.project_name, found.weight, found.method_version) == ("Alpha", 1, 1)
    assert found.final_target == 100
    assert card(base(tmp_path), "alpha/none") is None


def test_each_quarter_has_its_own_entry_beside_the_usable_value(tmp_path: Path) -> None:
    history = {f.quarter: f for f in figures(base(tmp_path), "alpha/users")}
    assert (history["2026-Q1"].entered_value, history["2026-Q1"].entered_by) == (20, "Ana")
    carried = history["2026-Q2"]
    assert (carried.entered_value, carried.value, carried.value_quarter) == (None, 20, "2026-Q1")
    assert carried.carried and not history["2026-Q1"].carried
    assert carried.reason == "no survey"


def test_a_quarter_where_nothing_is_due_nor_entered_says_nothing(tmp_path: Path) -> None:
    told = {f.quarter: f.told for f in figures(base(tmp_path), "alpha/users")}
    assert told == {"2025-Q4": True, "2026-Q1": True, "2026-Q2": True, "2026-Q3": False}


def test_the_expected_value_is_reckoned_from_the_point_before(tmp_path: Path) -> None:
    points = line(base(tmp_path), "alpha/users")
    assert [point.kind for point in points] == ["baseline", "target", "target"]
    second = point_at(points, Quarter(2026, 3))
    assert second is not None
    assert (second.value, second.next_value) == (50, 100)
    assert point_at(points, Quarter(2025, 3)) is None


def test_targets_are_told_by_date(tmp_path: Path) -> None:
    assert [aim.value for aim in targets(base(tmp_path), "alpha/users")] == [50, 100]


def test_contributions_read_both_ways(tmp_path: Path) -> None:
    mirror = base(tmp_path)
    assert [other.key for other in contributes_to(mirror, "alpha/users")] == ["beta/users"]
    assert [other.key for other in fed_by(mirror, "beta/users")] == ["alpha/users"]


def test_the_journal_tells_who_changed_what_in_order(tmp_path: Path) -> None:
    first, second = changes(base(tmp_path), "alpha/users")
    assert (first.author, first.after["value"], first.before) == ("Ana", 15, {})
    assert (second.quarter, second.before) == ("2026-Q1", {"value": 15})


def test_a_journal_cell_that_is_no_object_is_empty(tmp_path: Path) -> None:
    rows = {**ROWS, "journal": [{**journal("1", {}), "fields": "not json", "before": "[1]"}]}
    (one,) = changes(mirror_of(rows, tmp_path, date(2026, 8, 1)), "alpha/users")
    assert (one.after, one.before) == ({}, {})


def test_a_project_tells_its_indicators_as_each_is_told_alone(tmp_path: Path) -> None:
    mirror = base(tmp_path)
    (told,) = told_of_project(mirror, "alpha")
    assert told.card == card(mirror, "alpha/users")
    assert told.figures == figures(mirror, "alpha/users")
    assert told.line == line(mirror, "alpha/users")
    assert told_of_project(mirror, "none") == []
