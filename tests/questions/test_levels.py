"""Levels by portfolio: what is sure, what is possible, and who stands behind a share."""

from datetime import date
from pathlib import Path

from lib.quarters import Quarter
from lib.questions.levels import levels, rated
from tests.bases import mirror_of, project

Q3 = Quarter(2026, 3)


def fact(project: str, criterion: str, state: str) -> dict[str, str]:
    return {
        "key": f"{project}/{criterion}",
        "project": project,
        "criterion": criterion,
        "state": state,
        "fact_date": "2026-09-01",
        "mode": "automatic",
    }


ROWS = {
    "portfolio": [{"name": "Nord"}],
    "project": [
        project("alpha", portfolio="Nord"),
        project("beta", portfolio="Nord"),
        project("gamma", portfolio="Nord", not_applicable=["design"], not_applicable_reason="API"),
        project("delta"),
    ],
    "assessment": [
        fact("alpha", "DES-11", "met"),
        fact("alpha", "DES-12", "met"),
        fact("beta", "DES-11", "not_met"),
    ],
}


def test_a_share_counts_the_sure_below_and_the_possible_above(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, date(2026, 10, 20))
    found = levels(mirror, Q3)
    nord = found[("Nord", "design")]
    assert (nord.projects, nord.not_rated, nord.not_applicable) == (2, 0, 1)
    assert (nord.surely, nord.possibly) == ([1, 1, 0, 0, 0], [1, 0, 0, 0, 1])
    assert (nord.low(1), nord.high(1), nord.low(2), nord.high(2)) == (0.5, 0.5, 0, 0.5)
    everyone = found[(None, "design")]
    assert (everyone.projects, everyone.not_rated) == (3, 1)
    assert everyone.high(4) == 2 / 3


def test_who_stands_behind_a_share_is_listed(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, date(2026, 10, 20))
    found = [(one.project, one.floor, one.ceiling) for one in rated(mirror, Q3, "design", "Nord")]
    assert found == [("alpha", 1, 4), ("beta", 0, 0), ("gamma", None, None)]
