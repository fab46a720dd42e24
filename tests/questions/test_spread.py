"""How far projects are deployed, and whom they reach more or less than they aim at."""

from datetime import date
from pathlib import Path
from typing import Any

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.spread import project_spreads, spread_history, spreads
from lib.questions.territory_rows import territory_rows
from tests.bases import mirror_of, project

Q2, DAY = Quarter(2026, 2), date(2026, 7, 20)
CLASSES = """code,name,department,region,rural,mountain
01001,A,01,84,true,false
01002,B,01,84,false,true
01003,C,01,84,false,false
01004,D,01,84,false,false
97101,E,971,01,false,false
"""


def deployed(of: str, code: str, since: str = "2026-01-01", **cells: Any) -> dict[str, Any]:
    usual = {"project": of, "authority": code, "level": "commune", "insee": code, "since": since}
    return {"key": f"{of}/{code}/{since}", **usual, "status": "deployed", **cells}


def base(folder: Path, *deployments: dict[str, Any], classes: bool = True) -> Mirror:
    rows = {
        "portfolio": [{"name": "Nord"}],
        "project": [
            project("alpha", portfolio="Nord", target_level="commune", target_departments="01"),
            project("beta"),
            project("gamma"),
        ],
        "deployment": list(deployments),
    }
    path = folder / "classes.csv"
    if classes:
        path.write_text(CLASSES, encoding="utf-8")
    return mirror_of(rows, folder, DAY, path)


def test_a_territory_counts_once_in_the_whole_and_once_in_each_portfolio(tmp_path: Path) -> None:
    mirror = base(tmp_path, deployed("alpha", "01001"), deployed("beta", "01001"))
    north, none, everything = spreads(mirror, Q2)
    assert (north.portfolio, none.portfolio, everything.portfolio) == ("Nord", "", None)
    assert (north.deployed, none.deployed, everything.deployed) == (1, 1, 1)
    assert (everything.deploying, everything.projects) == (2, 3)


def test_a_territory_deployed_by_one_project_is_not_experimenting_for_another(
    tmp_path: Path,
) -> None:
    mirror = base(
        tmp_path,
        deployed("alpha", "01001"),
        deployed("beta", "01001", status="experimenting"),
        deployed("beta", "01002", status="experimenting"),
    )
    north, none, everything = spreads(mirror, Q2)
    assert (north.experimenting, none.experimenting, everything.experimenting) == (0, 2, 1)
    assert spread_history(mirror, Q2)[-1].experimenting == 1
    (row,) = territory_rows(mirror, Q2, (None, None), "experimenting")
    assert (row.code, row.project) == ("01002", "beta")
    assert [row.code for row in territory_rows(mirror, Q2, ("", None), "experimenting")] == [
        "01001",
        "01002",
    ]


def test_districts_count_once_and_only_where_deployed(tmp_path: Path) -> None:
    mirror = base(
        tmp_path,
        deployed("alpha", "01001", qpv="QN00101M QN00102M"),
        deployed("beta", "01001", qpv="QN00101M"),
        deployed("beta", "01002", qpv="QN00103M", status="stopped"),
    )
    assert spreads(mirror, Q2)[-1].qpv == 2


def test_a_class_has_its_share_of_the_reach_and_of_the_target_set(tmp_path: Path) -> None:
    places = [deployed("alpha", code) for code in ("01001", "01002", "97101")]
    (found,) = project_spreads(base(tmp_path, *places), Q2)
    assert (found.deployed, found.reached, found.listed) == (3, 2, 4)
    assert found.shares("rural") == (0.5, 0.25)
    assert found.shares("overseas") == (0, 0)


def test_without_the_list_rural_and_mountain_are_not_said(tmp_path: Path) -> None:
    mirror = base(tmp_path, deployed("alpha", "01001"), classes=False)
    (found,) = project_spreads(mirror, Q2)
    assert found.shares("rural") == (None, None)
    assert found.reached_rural is None
    assert spreads(mirror, Q2)[-1].mountain is None


def test_without_a_level_aimed_at_there_is_no_target_set(tmp_path: Path) -> None:
    (found,) = project_spreads(base(tmp_path, deployed("beta", "01001")), Q2)
    assert (found.listed, found.shares("overseas")) == (None, (0, None))


def test_the_history_ends_with_the_quarter_and_follows_the_portfolio(tmp_path: Path) -> None:
    mirror = base(tmp_path, deployed("alpha", "01001"), deployed("beta", "01002", "2026-04-01"))
    whole = {step.quarter: step.deployed for step in spread_history(mirror, Q2)}
    north = {step.quarter: step.deployed for step in spread_history(mirror, Q2, "Nord")}
    assert (whole["2026-Q1"], whole["2026-Q2"], max(whole)) == (1, 2, "2026-Q2")
    assert north["2026-Q2"] == 1
