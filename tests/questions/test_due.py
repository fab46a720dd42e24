"""What is due, for whom."""

from datetime import date
from pathlib import Path

from lib.quarters import Quarter
from lib.questions.due import due_sheet
from lib.questions.people import Person
from tests.bases import indicator, mirror_of, project, target, value

ROWS = {
    "portfolio": [{"name": "Nord"}, {"name": "Sud"}],
    "project": [project("alpha", portfolio="Nord"), project("beta", portfolio="Sud")],
    "indicator": [
        indicator(),
        indicator("alpha/yearly", periodicity="year"),
        indicator("beta/users"),
        indicator("alpha/closed", active_until="2026-03-31"),
    ],
    "target": [target(100)],
    "value": [value("2026-Q1", 40), value("2025-Q4", 30), value("2026-Q3", 99)],
}
Q2 = Quarter(2026, 2)
MANAGER = Person("m@x.example", "M", "manager", frozenset({"Nord"}))


def sheet(folder: Path, person: Person, quarter: Quarter = Q2) -> list[str]:
    mirror = mirror_of(ROWS, folder, date(2026, 7, 20))
    return [line.indicator for line in due_sheet(mirror, person, quarter)]


def test_a_manager_has_what_is_due_of_their_own_portfolios(tmp_path: Path) -> None:
    assert sheet(tmp_path, MANAGER) == ["alpha/users"]
    assert sheet(tmp_path, MANAGER, Quarter(2025, 4)) == [
        "alpha/closed",
        "alpha/users",
        "alpha/yearly",
    ]


def test_a_line_without_a_past_has_neither_value(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, date(2026, 7, 20))
    first, second = (due_sheet(mirror, MANAGER, Quarter(2025, 4) + later)[1] for later in (0, 1))
    assert (first.indicator, first.last_value, first.earlier_value) == ("alpha/users", None, None)
    assert (second.indicator, second.last_value, second.earlier_value) == ("alpha/users", 30, None)


def test_an_owner_has_their_projects_and_an_admin_has_all(tmp_path: Path) -> None:
    owner = Person("o@x.example", "O", "owner", projects=frozenset({"beta"}))
    assert sheet(tmp_path, owner) == ["beta/users"]
    admin = Person("a@x.example", "A", "admin")
    assert sheet(tmp_path, admin) == ["alpha/users", "beta/users"]


def test_a_line_shows_the_last_value_before_and_the_expected_one(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, date(2026, 7, 20))
    line = due_sheet(mirror, MANAGER, Q2)[0]
    assert (line.last_quarter, line.last_value, line.state) == ("2026-Q1", 40, "late")
    assert line.expected is not None
    assert (line.earlier_value, line.behaviour, line.baseline, line.target) == (30, "stock", 0, 100)
    assert line.seen["value"] is None
