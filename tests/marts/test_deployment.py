"""Deployments, in cases computed by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.bases import deployment, figures, one, project

DAY = date(2026, 7, 20)
Q2 = "2026-Q2"


def quarter_of(
    folder: Path, rows: list[dict[str, Any]], quarter: str = Q2, **cells: Any
) -> dict[str, Any]:
    base = {"project": [project(**cells)], "deployment": rows}
    return one(figures(base, folder, DAY, quarter)["deployment_quarter"], project="alpha")


def test_the_deployment_begun_last_gives_the_status(tmp_path: Path) -> None:
    rows = [
        deployment("01001", since="2025-01-01"),
        deployment("01001", "stopped", since="2026-05-01"),
        deployment("01002", "experimenting", since="2026-05-01"),
        deployment("01004", "deployed", since="2026-07-01"),
    ]
    row = quarter_of(tmp_path, rows)
    assert (row["deployed"], row["experimenting"]) == (0, 1)
    assert quarter_of(tmp_path, rows, "2026-Q1")["deployed"] == 1
    assert quarter_of(tmp_path, rows, "2026-Q3")["deployed"] == 1


def test_the_end_is_included_and_an_empty_start_has_always_begun(tmp_path: Path) -> None:
    rows = [deployment("01001", until="2026-06-30"), deployment("01002", until="2026-06-29")]
    assert quarter_of(tmp_path, rows)["deployed"] == 1


def test_a_territory_is_deployed_if_one_of_its_authorities_is(tmp_path: Path) -> None:
    rows = [
        deployment("01001"),
        deployment("01001", "experimenting", authority="CCAS"),
        deployment("01001", "stopped", authority="mairie DE 01001", since="2026-01-01"),
    ]
    row = quarter_of(tmp_path, rows)
    assert (row["deployed"], row["experimenting"]) == (0, 1)


def test_coverage_counts_the_target_s_own_level_and_departments(tmp_path: Path) -> None:
    rows = [
        deployment("01001"),
        deployment("69123"),
        deployment("01", level="department", authority="Ain"),
    ]
    cells: dict[str, Any] = {
        "target_level": "commune",
        "target_departments": ["01"],
        "target_count": 4,
    }
    row = quarter_of(tmp_path, rows, **cells)
    assert (row["deployed"], row["target"], row["coverage"]) == (3, 4, 0.25)


@pytest.mark.parametrize(
    ("cells", "target", "coverage"),
    [
        ({"target_level": "department"}, 101, 0),
        ({"target_level": "region"}, 18, 0),
        ({"target_level": "region", "target_departments": ["01", "69", "974"]}, 2, 0),
        ({"target_level": "department", "target_departments": ["2A", "974"]}, 2, 0),
        ({"target_level": "epci"}, None, None),
        ({}, None, None),
        ({"target_count": 0}, 0, None),
    ],
)
def test_the_target_set_comes_from_the_reference_list(
    tmp_path: Path, cells: dict[str, Any], target: int | None, coverage: float | None
) -> None:
    row = quarter_of(tmp_path, [], **cells)
    assert (row["target"], row["coverage"]) == (target, coverage)


def test_coverage_may_exceed_one(tmp_path: Path) -> None:
    rows = [deployment("01001"), deployment("01002")]
    assert quarter_of(tmp_path, rows, target_count=1)["coverage"] == 2


def test_overseas_counts_communes_departments_and_their_regions(tmp_path: Path) -> None:
    rows = [
        deployment("97411"),
        deployment("974", level="department"),
        deployment("04", level="region"),
        deployment("98818"),
        deployment("01001"),
    ]
    assert quarter_of(tmp_path, rows)["overseas"] == 4


def test_districts_are_distinct_and_only_those_named(tmp_path: Path) -> None:
    rows = [
        deployment("97411", qpv="QN97401M qn97402m"),
        deployment("97415", qpv=["QN97401M", "QP974001"]),
        deployment("97416", "experimenting", qpv="QN97403M"),
    ]
    assert quarter_of(tmp_path, rows)["qpv"] == 2


def test_rows_that_tie_for_the_status_give_their_districts_together(tmp_path: Path) -> None:
    rows = [
        deployment("97411", key="a", since="2026-01-01", qpv="QN97401M"),
        deployment("97411", key="b", since="2026-01-01", qpv="QN97402M"),
        deployment("97411", key="c", since="2026-01-01", qpv="QN97403M", until="2026-02-01"),
        deployment("97411", key="d", since="2025-01-01", qpv="QN97404M"),
    ]
    assert quarter_of(tmp_path, rows)["qpv"] == 2


def test_a_region_overseas_holds_the_departments_of_the_list(tmp_path: Path) -> None:
    rows = [deployment("988", level="region"), deployment("04", level="region")]
    cells = {"target_level": "region", "target_departments": "988 974"}
    row = quarter_of(tmp_path, rows, **cells)
    assert (row["overseas"], row["target"], row["coverage"]) == (2, 1, 2)


def test_rural_and_mountain_are_empty_until_a_list_is_loaded(tmp_path: Path) -> None:
    row = quarter_of(tmp_path, [deployment("01001")])
    assert (row["rural"], row["mountain"]) == (None, None)
