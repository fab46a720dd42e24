"""The evidence behind levels: per project, per criterion, per dimension."""

from datetime import date
from pathlib import Path
from typing import Any

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.evidence import criteria_spread, distributions, evidence, known_states
from tests.bases import mirror_of, project

Q2, DAY = Quarter(2026, 2), date(2026, 7, 20)


def fact(of: str, criterion: str, state: str, mode: str = "automatic", **cells: Any) -> Any:
    usual = {"project": of, "criterion": criterion, "fact_date": "2026-06-01"}
    key = f"{of}/{criterion}/{mode}/{cells.get('fact_date', '')}"
    return {"key": key, **usual, "state": state, "mode": mode, **cells}


def base(folder: Path, *facts: dict[str, Any]) -> Mirror:
    none = {"not_applicable": "open_source", "not_applicable_reason": "no code"}
    projects = [project("alpha"), project("beta"), project("gamma", **none)]
    return mirror_of({"project": projects, "assessment": list(facts)}, folder, DAY)


def test_the_latest_evidence_of_each_side_is_told(tmp_path: Path) -> None:
    mirror = base(
        tmp_path,
        fact("alpha", "OSS-11", "met", observed="old", fact_date="2026-01-01"),
        fact("alpha", "OSS-11", "met", observed="new"),
        fact("alpha", "OSS-11", "met", "manual", proof_url="https://x.example"),
        fact("alpha", "OSS-11", "met", observed="later", fact_date="2026-07-10"),
    )
    found = evidence(mirror, "alpha", Q2)["OSS-11"]
    told = {one.probed: (one.observed, one.proof_url) for one in found}
    assert told == {True: ("new", None), False: (None, "https://x.example")}


def test_a_criterion_without_evidence_is_unknown_and_an_excluded_project_is_out(
    tmp_path: Path,
) -> None:
    found = criteria_spread(base(tmp_path, fact("alpha", "OSS-11", "met")), Q2, "open_source")
    assert (found["OSS-11"].met, found["OSS-11"].unknown) == (1, 1)
    assert sum(found["OSS-12"][1:5]) == 2


def test_a_conflict_is_counted_and_unknown(tmp_path: Path) -> None:
    facts = [fact("alpha", "OSS-11", "met"), fact("alpha", "OSS-11", "not_met", "manual")]
    mirror = base(tmp_path, *facts)
    found = criteria_spread(mirror, Q2, "open_source")["OSS-11"]
    assert (found.met, found.not_met, found.unknown, found.conflicts) == (0, 0, 2, 1)
    (known,) = known_states(mirror, Q2, "open_source")["alpha"]
    assert (known.state, known.conflict) == ("unknown", True)


def test_levels_intervals_and_the_rest_add_up_to_the_projects(tmp_path: Path) -> None:
    facts = [fact("alpha", "OSS-11", "not_met"), fact("beta", "OSS-11", "met")]
    found = distributions(base(tmp_path, *facts), Q2)["open_source"]
    assert found.sure == [1, 0, 0, 0, 0]
    assert (found.between, found.not_rated, found.not_applicable) == (1, 0, 1)
    assert sum(found.sure) + found.between + found.not_rated + found.not_applicable == 3
