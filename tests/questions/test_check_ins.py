"""Check-ins: a project's own, and who has waited longest."""

from datetime import date
from pathlib import Path

from lib.questions.check_ins import check_ins, last_check_ins
from tests.bases import mirror_of, project


def told(slug: str, day: str, **cells: str) -> dict[str, str]:
    return {
        "key": f"{slug}/{day}",
        "project": slug,
        "date": day,
        "weather": "sun",
        "author": "MIA@x.example",
        **cells,
    }


ROWS = {
    "person": [{"email": "mia@x.example", "name": "Mia", "role": "manager", "active": True}],
    "project": [project("alpha"), project("beta"), project("gamma")],
    "check_in": [
        told("alpha", "2026-10-01"),
        told("alpha", "2026-10-15", weather="storm", author="gone@x.example"),
        told("beta", "2026-09-01"),
        told("beta", "2026-12-01"),
    ],
}
DAY = date(2026, 10, 20)


def test_the_latest_comes_first_with_its_author(tmp_path: Path) -> None:
    found = check_ins(mirror_of(ROWS, tmp_path, DAY), "alpha")
    assert [(one.weather, one.author) for one in found] == [
        ("storm", "gone@x.example"),
        ("sun", "Mia"),
    ]


def test_who_waited_longest_comes_first_and_the_future_does_not_count(tmp_path: Path) -> None:
    found = last_check_ins(mirror_of(ROWS, tmp_path, DAY), ["alpha", "beta", "gamma"], DAY)
    assert list(found.items()) == [
        ("gamma", None),
        ("beta", date(2026, 9, 1)),
        ("alpha", date(2026, 10, 15)),
    ]
