"""How the base is organised: portfolios, projects in their phase, people, tags."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.database.mirror import Mirror
from lib.questions.organisation import (
    dated_phases,
    held_portfolios,
    names_of_people,
    placed_projects,
    tags_in_use,
)
from tests.bases import mirror_of, project

DAY = date(2026, 10, 20)


def phase(name: str, start: str, end: str = "") -> dict[str, Any]:
    return {
        "key": f"alpha/{name}/{start}",
        "project": "alpha",
        "phase": name,
        "started_on": start,
        "ended_on": end,
    }


ROWS: dict[str, list[dict[str, Any]]] = {
    "person": [
        {"email": "mia@x.example", "name": "Mia", "role": "manager", "active": True},
        {"email": "ada@x.example", "name": "Ada", "role": "admin", "active": True},
        {"email": "old@x.example", "name": "Old", "role": "manager"},
    ],
    "portfolio": [
        {"name": "Nord", "manager": "mia@x.example", "deputy": ["ada@x.example"], "active": True},
        {"name": "Ancien"},
    ],
    "project": [
        project("alpha", portfolio="Nord", themes=["eau", "air"]),
        project("beta", themes=["eau"], followed_until="2025-12-31"),
    ],
    "phase": [
        phase("construction", "2025-01-01", "2025-12-31"),
        phase("acceleration", "2026-01-01"),
        phase("consolidation", "2027-01-01"),
    ],
}


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    return mirror_of(ROWS, tmp_path, DAY)


def test_a_portfolio_says_who_holds_it_and_how_much(mirror: Mirror) -> None:
    assert held_portfolios(mirror) == [
        ("Ancien", None, [], False, 0),
        ("Nord", "mia@x.example", ["ada@x.example"], True, 1),
    ]


def test_a_project_is_in_its_last_phase(mirror: Mirror) -> None:
    alpha, beta = placed_projects(mirror)
    assert alpha[:4] == ("alpha", "Alpha", "Nord", "product")
    assert alpha[4:8] == (
        "alpha/consolidation/2027-01-01",
        "consolidation",
        date(2027, 1, 1),
        None,
    )
    assert beta == (
        *("beta", "Beta", "", "product"),
        *(None, None, None, None),
        *(None, date(2025, 12, 31)),
    )


def test_the_phases_of_a_project_come_the_latest_first(mirror: Mirror) -> None:
    assert [one.phase for one in dated_phases(mirror, "alpha")] == [
        "consolidation",
        "acceleration",
        "construction",
    ]


def test_active_people_are_offered_by_role(mirror: Mirror) -> None:
    assert list(names_of_people(mirror).values()) == ["Ada", "Mia"]
    assert names_of_people(mirror, "manager") == {"mia@x.example": "Mia"}


def test_the_tags_that_most_bear_come_first(mirror: Mirror) -> None:
    assert tags_in_use(mirror, "themes") == ["eau", "air"]
