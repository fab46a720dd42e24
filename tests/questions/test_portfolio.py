"""A portfolio's standings and sums."""

from datetime import date
from pathlib import Path
from typing import Any

from lib.quarters import Quarter
from lib.questions.portfolio import addends, standings, sums
from tests.bases import indicator, mirror_of, one, project, target, value

Q3, DAY = Quarter(2026, 3), date(2026, 10, 20)


def common(key: str, **cells: Any) -> dict[str, Any]:
    return indicator(key, common_code="users", **cells)


ROWS = {
    "portfolio": [{"name": "Nord"}],
    "project": [
        project("alpha", portfolio="Nord"),
        project("beta", portfolio="Nord"),
        project("gamma", portfolio="Nord"),
        project("delta", portfolio="Nord"),
        project("other"),
    ],
    "phase": [
        {"key": "a", "project": "alpha", "phase": "construction", "started_on": "2026-01-01"},
        {"key": "b", "project": "alpha", "phase": "operated", "started_on": "2026-10-01"},
    ],
    "indicator": [
        common("alpha/users"),
        common("beta/users"),
        common("gamma/users", method_version=2),
        common("delta/users"),
        common("alpha/rate", behaviour="ratio", unit="%"),
        common("other/users"),
    ],
    "target": [target(100)],
    "value": [
        value("2026-Q2", 10),
        value("2026-Q3", 15),
        value("2026-Q3", 7, of="beta/users"),
        value("2026-Q3", 1000, of="gamma/users", method_version=1),
        value("2026-Q3", None, of="delta/users", status="not_applicable", reason="fermé"),
        value("2026-Q3", 70, of="alpha/rate"),
        value("2026-Q3", 500, of="other/users"),
    ],
}


def test_a_sum_says_how_many_of_how_many_it_adds(tmp_path: Path) -> None:
    found = sums(mirror_of(ROWS, tmp_path, DAY), Q3, "Nord")
    assert [line.unit for line in found] == ["usagers"], "a ratio is never added up"
    assert (found[0].total, found[0].projects, found[0].of_projects) == (22, 2, 3)


def test_a_change_compares_the_projects_present_in_both_quarters(tmp_path: Path) -> None:
    found = sums(mirror_of(ROWS, tmp_path, DAY), Q3, "Nord")[0]
    assert (found.now_of_both, found.before, found.in_both) == (15, 10, 1)


def test_a_sum_opens_to_what_it_adds_and_what_it_leaves_out(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, DAY)
    found = addends(mirror, Q3, ("users", "usagers", "stock"), "Nord")
    assert [(line.project, line.value, line.method_changed) for line in found] == [
        ("gamma", 1000, True),
        ("alpha", 15, False),
        ("beta", 7, False),
    ]


def test_a_project_stands_in_the_phase_of_the_quarters_end(tmp_path: Path) -> None:
    found = standings(mirror_of(ROWS, tmp_path, DAY), Q3, "Nord")
    lines = [line._asdict() for line in found]
    line = one(lines, project="alpha", dimension="impact")
    assert (line["phase"], line["progress"], line["coverage"]) == ("construction", 0.15, 0.5)
    assert len(lines) == 4 * 5
