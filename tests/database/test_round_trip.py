"""What `export --tables` writes, read again, is written the same to the byte; the figures too."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.base import EXPORTS, TABLES
from lib.database.export import export_figures, export_tables
from lib.database.marts import Asked
from lib.demo import AS_OF, FOLDER
from lib.quarters import read_range
from lib.sync.files import read_base
from tests.bases import deployment, indicator, mirror_of, project, target, value

EXAMPLE = Path(__file__).parents[1] / "examples" / "base.json"
LIST_ITEMS = ["a|b", r"a\|b", r"C:\dir", "a\\", 'say "hi"', "two\nlines", "a, b; c", "=1+1"]
TEXTS = [
    'say "hi"',
    "two\r\nlines",
    "\rodd",
    "a,b;c|d",
    "=SUM(A1)",
    "@x",
    "'",
    "\\",
    "\t- x",
    "é\u00a0»",
]
AWKWARD: dict[str, Any] = {
    "person": [
        {"email": f"p{i}|@x.example", "name": text, "role": "manager", "active": i == 1}
        for i, text in enumerate(TEXTS)
    ],
    "portfolio": [{"name": 'Nord | "Sud"', "deputy": ["p1|@x.example", "p2|@x.example"]}],
    "project": [project("alpha", portfolio='Nord | "Sud"', themes=LIST_ITEMS, summary="  x \n y ")],
    "indicator": [
        indicator("alpha/a|b", weight=0.1),
        indicator("alpha/users", contributes_to=["alpha/a|b"], minimum=1e22, maximum=1e-7),
    ],
    "target": [target(12345678901234.5)],
    "value": [
        value("2026-Q1", 0.1 + 0.2, entered_at="2026-04-05T07:24:04.123456Z"),
        value("2026-Q1", 3, key="b", entered_at="2026-04-05T07:24:04.123Z"),
        value("2026-Q2", None, key="c", status="not_measured", entered_at="2026-07-01T00:00:00"),
    ],
    "deployment": [deployment("97411", authority="Mairie, « L'Étang »", qpv="QN97401M;qn97402m")],
}


def written(folder: Path, rows: Any, day: date) -> dict[str, bytes]:
    """Every file of the two exports, by name."""
    folder.mkdir()
    mirror = mirror_of(rows, folder, day)
    export_tables(mirror, folder / "tables")
    quarters = tuple(read_range("2025-Q1:2026-Q3"))
    export_figures(mirror, Asked(day, quarters), "csv", folder / "figures")
    paths = [*(folder / "tables").iterdir(), *(folder / "figures").iterdir()]
    assert {path.stem for path in paths} == TABLES.keys() | EXPORTS.keys()
    return {path.name: path.read_bytes() for path in paths}


@pytest.mark.parametrize("source", ["demonstration", "example", "awkward"])
def test_tables_come_back_the_same_to_the_byte(tmp_path: Path, source: str) -> None:
    rows = AWKWARD if source == "awkward" else json.loads(EXAMPLE.read_bytes())
    if source == "demonstration":
        rows = read_base(FOLDER)[0]
    day = AS_OF if source == "demonstration" else date(2026, 10, 20)
    once = written(tmp_path / "once", rows, day)
    again, complaints = read_base(tmp_path / "once" / "tables")
    assert {problem for _, _, problem in complaints} <= {"empty_table"}
    assert written(tmp_path / "twice", again, day) == once


def test_items_and_texts_come_back_as_they_were(tmp_path: Path) -> None:
    written(tmp_path / "once", AWKWARD, date(2026, 10, 20))
    again, _ = read_base(tmp_path / "once" / "tables")
    assert again["project"][0]["themes"] == LIST_ITEMS
    assert again["portfolio"][0]["deputy"] == ["p1|@x.example", "p2|@x.example"]
    assert again["indicator"][1]["contributes_to"] == ["alpha/a|b"]
    assert [row["name"] for row in again["person"]] == [text.strip() for text in TEXTS]
    assert again["value"][0]["entered_at"] == "2026-04-05T07:24:04.123456Z"
