"""What is laid over the mirror equals what a whole refresh would have made of it."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.base import TABLES
from lib.database.marts import MARTS
from lib.database.mirror import Mirror
from lib.database.overlay import Change, lay_over
from tests.bases import mirror_of

DAY = date(2026, 10, 20)
EXAMPLE = Path(__file__).parents[1] / "examples" / "base.json"

VALUE = Change(
    "value",
    "acacia/usagers-satisfaits/2026-Q2",
    {
        "indicator": "acacia/usagers-satisfaits",
        "quarter": "2026-Q2",
        "status": "measured",
        "value": 7,
    },
)
CHANGES = {
    "a value entered": [VALUE],
    "a value corrected twice": [VALUE, Change("value", VALUE.key, {"value": 9})],
    "a target moved": [
        Change("target", "cadran/departements-couverts-4/2024-12-31", {"value": 999})
    ],
    "a weight": [Change("indicator", "acacia/usagers-satisfaits", {"weight": 5})],
    "a project moved": [Change("project", "acacia", {"portfolio": "Transition écologique"})],
    "a project without portfolio": [Change("project", "balcon", {"portfolio": ""})],
    "a project no longer followed": [Change("project", "acacia", {"followed_until": "2025-06-30"})],
    "an indicator moved to another project": [
        Change("indicator", "acacia/demarches-abouties", {"project": "ilot"})
    ],
    "a target moved to another indicator": [
        Change(
            "target",
            "acacia/usagers-satisfaits/2026-03-31",
            {"indicator": "cadran/departements-couverts-4"},
        )
    ],
    "a deployment of another project": [
        Change("deployment", "acacia/42247/2024-04-24", {"project": "balcon"})
    ],
    "a new project": [
        Change("project", "nouveau", {"slug": "nouveau", "name": "Nouveau", "kind": "product"})
    ],
    "evidence": [
        Change(
            "assessment",
            "acacia/OSS-11/2026-03-20/automatic",
            {
                "project": "acacia",
                "criterion": "OSS-11",
                "state": "not_met",
                "fact_date": "2026-03-20",
                "mode": "automatic",
            },
        )
    ],
    "a deployment stopped": [
        Change("deployment", "acacia/42247/2024-04-24", {"status": "stopped"})
    ],
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_overlay_equals_a_whole_refresh(name: str, tmp_path: Path) -> None:
    rows = json.loads(EXAMPLE.read_bytes())
    laid = mirror_of(rows, tmp_path, DAY)
    before = marts(laid)
    lay_over(laid, CHANGES[name])
    (tmp_path / "whole").mkdir()
    whole = mirror_of(with_changes(rows, CHANGES[name]), tmp_path / "whole", DAY)
    assert marts(laid) == marts(whole)
    assert marts(laid) != before


def test_an_overlay_takes_the_place_of_the_former_one(tmp_path: Path) -> None:
    rows = json.loads(EXAMPLE.read_bytes())
    laid = mirror_of(rows, tmp_path, DAY)
    moved = [Change("project", "acacia", {"portfolio": "Ruralité et services publics"})]
    lay_over(laid, CHANGES["a project moved"])
    lay_over(laid, moved)
    (tmp_path / "whole").mkdir()
    whole = mirror_of(with_changes(rows, moved), tmp_path / "whole", DAY)
    assert marts(laid) == marts(whole)


def test_an_empty_overlay_takes_the_former_one_away(tmp_path: Path) -> None:
    laid = mirror_of(json.loads(EXAMPLE.read_bytes()), tmp_path, DAY)
    before = marts(laid)
    lay_over(laid, CHANGES["a project moved"])
    lay_over(laid, [])
    assert marts(laid) == before


def marts(mirror: Mirror) -> dict[str, list[str]]:
    """Every mart's rows as text, in an order of their own."""
    with mirror.cursor() as cursor:
        return {
            name: sorted(str(row) for row in cursor.execute(f"FROM mart.{name}").fetchall())
            for name in MARTS
        }


def with_changes(rows: Mapping[str, Any], changes: list[Change]) -> dict[str, Any]:
    """The base as its source would give it after the changes."""
    changed = {table: [dict(row) for row in found] for table, found in rows.items()}
    for change in changes:
        key = TABLES[change.table].key.name
        same = [row for row in changed[change.table] if row[key] == change.key]
        if not same:
            same = [{key: change.key}]
            changed[change.table] += same
        same[0].update(change.fields)
    return changed
