"""The ledger: every change, the latest first, by table, project and person."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from lib.questions.ledger import Wanted, authors, ledger
from tests.bases import mirror_of, project


def entry(number: int, table: str, key: str, **cells: Any) -> dict[str, Any]:
    usual = {
        "entry_id": f"e{number}",
        "table_name": table,
        "key": key,
        "fields": json.dumps({"value": number}),
        "author": "MIA@x.example",
        "entered_at": f"2026-10-0{number}T10:00:00Z",
        "source": "entry",
    }
    return usual | cells


ROWS = {
    "person": [{"email": "mia@x.example", "name": "Mia", "role": "manager", "active": True}],
    "project": [project("alpha"), project("beta")],
    "journal": [
        entry(1, "value", "alpha/users/2026-Q2", before=json.dumps({"value": 0})),
        entry(2, "value", "alpha-2/users/2026-Q2"),
        entry(3, "synergy", "alpha/beta", author="max@x.example"),
        entry(4, "portfolio", "beta"),
        entry(5, "project", "beta", fields="not JSON"),
    ],
}


def ids(folder: Path, **wanted: Any) -> list[str]:
    mirror = mirror_of(ROWS, folder, date(2026, 10, 20))
    return [row.entry_id for row in ledger(mirror, Wanted(**wanted), 0, 10)]


def test_the_latest_change_comes_first(tmp_path: Path) -> None:
    assert ids(tmp_path) == ["e5", "e4", "e3", "e2", "e1"]


def test_a_project_has_its_own_rows_and_its_synergies(tmp_path: Path) -> None:
    assert ids(tmp_path, project="alpha") == ["e3", "e1"]
    assert ids(tmp_path, project="beta") == ["e5", "e3"]
    assert ids(tmp_path, table="value") == ["e2", "e1"]


def test_a_person_is_found_whatever_the_case_of_their_email(tmp_path: Path) -> None:
    assert ids(tmp_path, author="mia@x.example") == ["e5", "e4", "e2", "e1"]
    mirror = mirror_of(ROWS, tmp_path, date(2026, 10, 20))
    assert authors(mirror) == {"max@x.example": "max@x.example", "mia@x.example": "Mia"}


def test_a_page_says_how_many_there_are_in_all(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, date(2026, 10, 20))
    found = ledger(mirror, Wanted(), 3, 1)
    assert [(row.entry_id, row.total, row.author) for row in found] == [("e2", 5, "Mia")]
    assert ledger(mirror, Wanted(), 4, 1)[0].before == {"value": 0}
    assert ledger(mirror, Wanted(), 0, 1)[0].fields == {}
