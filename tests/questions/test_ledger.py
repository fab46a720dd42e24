"""The ledger: every change, the latest first, by table, project and person."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from lib.questions.ledger import Wanted, authors, ledger, quarters_entered
from lib.questions.ledger_file import ledger_file
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


def moved(folder: Path, **cells: Any) -> list[str]:
    rows = ROWS | {"journal": [entry(1, "value", "alpha/users/2026-Q2", **cells)]}
    (row,) = ledger(mirror_of(rows, folder, date(2026, 10, 20)), Wanted(), 0, 10)
    return [field.name for field in row.moved]


def test_what_moved_is_told_without_what_the_line_says_elsewhere(tmp_path: Path) -> None:
    made = {"indicator": "alpha/users", "quarter": "2026-Q2", "status": "measured", "value": 4}
    assert moved(tmp_path, fields=json.dumps(made)) == ["value"]
    changed = {"value": 5, "reason": "counted twice", "entered_by": "mia@x.example"}
    before = json.dumps({"value": 4})
    told = moved(tmp_path, fields=json.dumps(changed), before=before, reason="counted twice")
    assert told == ["value"]


def test_a_period_holds_both_its_days_in_paris(tmp_path: Path) -> None:
    day = date(2026, 10, 2)
    assert ids(tmp_path, since=day, until=date(2026, 10, 3)) == ["e3", "e2"]
    late = ROWS | {
        "journal": [entry(1, "value", "alpha/users/2026-Q2", entered_at="2026-10-01T23:00:00Z")]
    }
    mirror = mirror_of(late, tmp_path, date(2026, 10, 20))
    assert len(ledger(mirror, Wanted(since=day, until=day), 0, 10)) == 1
    assert list(map(str, quarters_entered(mirror))) == ["2026-Q4"]


def test_the_file_of_the_ledger_has_a_line_for_each_field_that_moved(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, date(2026, 10, 20))
    heading, line, *_ = ledger_file(mirror, Wanted("value"), "en").decode("utf-8-sig").splitlines()
    assert heading == "Date;Person;Table;Key;Field;Before;After;Reason;Origin"
    assert line == "2026-10-02T10:00:00Z;Mia;Values;alpha-2/users/2026-Q2;Value;;2;;Entry"


def test_a_page_says_how_many_there_are_in_all(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, date(2026, 10, 20))
    found = ledger(mirror, Wanted(), 3, 1)
    assert [(row.entry_id, row.total, row.author) for row in found] == [("e2", 5, "Mia")]
    assert ledger(mirror, Wanted(), 4, 1)[0].before == {"value": 0}
    assert ledger(mirror, Wanted(), 0, 1)[0].fields == {}
