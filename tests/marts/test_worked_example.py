"""The exports of the worked example equal those computed by another program, in every cell."""

import csv
import json
import math
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.base import EXPORTS
from lib.database.marts import Asked
from lib.quarters import read_range
from lib.territories import COMMUNES
from tests.bases import figures_of, mirror_of

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = date(2026, 10, 20)


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("example")
    rows = json.loads((EXAMPLES / "base.json").read_text(encoding="utf-8"))
    mirror = mirror_of(rows, folder, AS_OF, classes=_list_of_communes(folder))
    return figures_of(mirror, Asked(AS_OF, tuple(read_range("2025-Q1:2026-Q3"))), folder)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_cell_is_the_expected_one(
    name: str, computed: dict[str, list[dict[str, Any]]]
) -> None:
    expected = _read(EXAMPLES / f"{name}.csv")
    assert expected
    assert len(computed[name]) == len(expected)
    for found, wanted in zip(computed[name], expected, strict=True):
        assert list(found) == list(wanted)
        different = [c for c in wanted if not _same(found[c], wanted[c])]
        assert not different, (found, wanted)


def _same(found: Any, wanted: str) -> bool:
    if isinstance(found, bool) or not isinstance(found, int | float):
        text = "" if found is None else str(found)
        return (text.lower() if isinstance(found, bool) else text) == wanted
    return bool(wanted) and math.isclose(found, float(wanted), rel_tol=1e-9, abs_tol=1e-9)


def _list_of_communes(folder: Path) -> Path:
    """The shipped communes, with the classes of those that the example names."""
    classes = {row["code"]: row for row in _read(EXAMPLES / "communes_of_the_example.csv")}
    path = folder / "communes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "department", "region", "rural", "mountain"])
        for commune in _read(COMMUNES):
            known = classes.get(commune["code"], {"rural": "false", "mountain": "false"})
            place = [commune["code"], commune["department"], commune["region"]]
            writer.writerow([*place, known["rural"], known["mountain"]])
    return path


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
