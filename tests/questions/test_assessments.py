"""What is known of a dimension, what to ask, what is about to expire."""

from datetime import date
from pathlib import Path
from typing import Any

from lib.quarters import Quarter
from lib.questions.assessments import Evidence, evidence
from tests.bases import mirror_of, project

DAY = date(2026, 10, 20)


def fact(criterion: str, state: str, on: str, mode: str = "manual", **cells: str) -> dict[str, Any]:
    key = f"alpha/{criterion}/{on}/{mode}"
    named = {"key": key, "project": "alpha", "criterion": criterion, "state": state}
    return named | {"fact_date": on, "mode": mode, "proof_url": "https://x.example"} | cells


def known(folder: Path, *facts: dict[str, Any]) -> Evidence:
    rows = {"project": [project("alpha")], "assessment": list(facts)}
    return evidence(mirror_of(rows, folder, DAY), "alpha", "open_source", (Quarter(2026, 4), DAY))


def ids(found: Any) -> list[str]:
    return [asked.id for asked in found]


def test_what_is_expired_or_unproven_is_asked_again(tmp_path: Path) -> None:
    found = known(
        tmp_path,
        fact("OSS-11", "met", "2026-10-01"),
        fact("OSS-12", "met", "2020-01-01"),
        fact("OSS-21", "met", "2026-10-01", proof_url=""),
        fact("OSS-22", "not_met", "2026-10-01"),
    )
    asked = ids(found.unknown())
    assert asked[0] == "OSS-12"
    assert "OSS-21" in asked
    assert "OSS-11" not in asked
    assert "OSS-22" not in asked


def test_what_is_declared_is_asked_again_before_it_expires(tmp_path: Path) -> None:
    found = known(
        tmp_path,
        fact("OSS-11", "met", "2026-08-01"),
        fact("OSS-12", "met", "2026-10-10"),
        fact("OSS-21", "met", "2026-08-01", "automatic"),
    )
    assert ids(found.expiring()) == ["OSS-11"]
    assert found.of("OSS-11")[0].holds_until == date(2026, 11, 1)


def test_the_last_word_of_each_side_stands(tmp_path: Path) -> None:
    found = known(
        tmp_path,
        fact("OSS-11", "not_met", "2026-08-01"),
        fact("OSS-11", "met", "2026-10-01"),
        fact("OSS-11", "met", "2026-09-01", "automatic"),
        fact("OSS-11", "not_met", "2026-12-01"),
    )
    assert [(one.mode, one.state) for one in found.of("OSS-11")] == [
        ("automatic", "met"),
        ("manual", "met"),
    ]
