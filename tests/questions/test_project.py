"""One project: its phases, its dimensions, its reach, and whether it lives."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.axes import axes, criteria
from lib.questions.project import check_ins, phase_on, phases, repositories, sheet
from lib.questions.reach import reach, territories
from lib.questions.scope import projects
from tests.bases import indicator, mirror_of, project, target, value

Q2, DAY = Quarter(2026, 2), date(2026, 8, 1)


def phase(name: str, start: str, end: str | None = None, of: str = "alpha") -> dict[str, Any]:
    key = f"{of}/{name}/{start}"
    return {"key": key, "project": of, "phase": name, "started_on": start, "ended_on": end}


def base(folder: Path, **rows: list[dict[str, Any]]) -> Mirror:
    return mirror_of({"project": [project()], **rows}, folder, DAY)


def test_a_sheet_is_none_where_there_is_no_project(tmp_path: Path) -> None:
    mirror = base(tmp_path)
    assert sheet(mirror, "none") is None
    found = sheet(mirror, "alpha")
    assert found is not None
    assert (found.name, found.portfolio, found.themes) == ("Alpha", "", [])


def test_days_without_phase_are_a_gap_and_a_shared_day_is_none(tmp_path: Path) -> None:
    line = [
        phase("investigation", "2025-01-01", "2025-03-31"),
        phase("construction", "2025-03-31", "2025-06-30"),
        phase("acceleration", "2025-09-01"),
    ]
    found = phases(base(tmp_path, phase=line), "alpha")
    gaps = [one.gap for one in found]
    assert gaps == [None, None, (date(2025, 7, 1), date(2025, 8, 31))]


def test_a_phase_without_end_is_left_open_only_when_another_begins(tmp_path: Path) -> None:
    line = [phase("investigation", "2025-01-01"), phase("construction", "2025-04-01")]
    found = phases(base(tmp_path, phase=line), "alpha")
    assert [one.left_open for one in found] == [True, False]


def test_the_phase_of_a_day_is_the_last_that_began(tmp_path: Path) -> None:
    line = [phase("construction", "2025-01-01"), phase("operated", "2027-01-01")]
    found = phases(base(tmp_path, phase=line), "alpha")
    now, before = phase_on(found, DAY), phase_on(found, date(2024, 1, 1))
    assert now is not None and now.phase == "construction"
    assert before is None


@pytest.mark.parametrize("last", ["stopped", "transferred", "investigation_stopped"])
def test_a_project_lives_until_its_last_phase_ends_it(tmp_path: Path, last: str) -> None:
    rows = {
        "project": [project("alpha"), project("beta"), project("gamma")],
        "phase": [
            phase("construction", "2025-01-01"),
            phase(last, "2026-01-01"),
            phase("construction", "2025-01-01", of="beta"),
            phase(last, "2027-01-01", of="beta"),
        ],
    }
    mirror = mirror_of(rows, tmp_path, DAY)
    assert list(projects(mirror, living_on=DAY)) == ["beta", "gamma"]
    assert list(projects(mirror)) == ["alpha", "beta", "gamma"]


def test_a_progress_says_on_how_many_indicators_and_which_weight_it_rests(tmp_path: Path) -> None:
    mirror = base(
        tmp_path,
        indicator=[indicator(), indicator("alpha/heavy", weight=3), indicator("alpha/mute")],
        target=[target(100), target(100, of="alpha/heavy"), target(10, of="alpha/mute")],
        value=[value("2026-Q2", 50), value("2026-Q1", 100, of="alpha/heavy")],
    )
    found = axes(mirror, "alpha", Q2)
    impact = found["impact"]
    assert (impact.averaged, impact.indicators, impact.coverage) == (2, 3, 0.8)
    assert (impact.progress, impact.oldest_quarter) == (0.875, "2026-Q1")
    assert len(found) == 5
    assert axes(mirror, "other", Q2) == {}


def test_a_criterion_shows_probe_and_declaration_apart(tmp_path: Path) -> None:
    def fact(mode: str, state: str) -> dict[str, Any]:
        key = f"alpha/OSS-11/2026-06-01/{mode}"
        cells = {"project": "alpha", "criterion": "OSS-11", "fact_date": "2026-06-01"}
        return {"key": key, **cells, "mode": mode, "state": state}

    facts = [fact("automatic", "met"), fact("manual", "not_met")]
    found = criteria(base(tmp_path, assessment=facts), "alpha", Q2)["OSS-11"]
    assert (found.probe, found.declaration, found.conflict) == ("met", "not_met", True)
    assert found.fact_date == date(2026, 6, 1)


def test_a_reach_bears_its_day_and_its_territories(tmp_path: Path) -> None:
    def deployed(code: str, since: str, **cells: Any) -> dict[str, Any]:
        usual = {"project": "alpha", "authority": code, "level": "commune", "insee": code}
        return {"key": code, **usual, "status": "deployed", "since": since, **cells}

    mirror = mirror_of(
        {
            "project": [project(target_level="commune", target_count=4)],
            "deployment": [
                deployed("01001", "2026-01-01"),
                deployed("01002", "2026-07-15"),
                deployed("01004", "2025-01-01", until="2025-12-31"),
            ],
        },
        tmp_path,
        DAY,
    )
    found = reach(mirror, "alpha", Q2)
    assert found is not None
    assert (found.day, found.deployed, found.coverage) == (date(2026, 6, 30), 1, 0.25)
    assert found.rural is None
    begun = [(one.code, one.status) for one in territories(mirror, "alpha", Q2)]
    assert begun == [("01001", "deployed"), ("01004", None)]
    assert reach(mirror, "beta", Q2) is None


def test_repositories_and_check_ins_are_told_by_importance_and_date(tmp_path: Path) -> None:
    def repository(name: str, main: bool) -> dict[str, Any]:
        url = f"https://forge.example/{name}"
        return {"key": f"alpha/{name}", "project": "alpha", "url": url, "main": main}

    def check_in(day: str) -> dict[str, Any]:
        return {"key": f"alpha/{day}", "project": "alpha", "date": day, "weather": "sun"}

    mirror = base(
        tmp_path,
        repository=[repository("a", False), repository("b", True)],
        check_in=[check_in("2026-07-01"), check_in("2026-07-15"), check_in("2026-09-01")],
    )
    assert [one.main for one in repositories(mirror, "alpha")] == [True, False]
    days = [one.day for one in check_ins(mirror, "alpha", DAY)]
    assert days == [date(2026, 7, 15), date(2026, 7, 1)]
