"""The maturity rule, in cases computed by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.maturity import DIMENSIONS, criteria
from tests.bases import figures, one, project

DAY = date(2026, 7, 20)
Q2 = "2026-Q2"
PROOF = "https://preuve.example"


def fact(criterion: str, state: str = "met", **cells: Any) -> dict[str, Any]:
    """A probe of 2026-06-15, or as the cells say."""
    mode, day = cells.get("mode", "automatic"), cells.get("fact_date", "2026-06-15")
    usual = {
        "key": f"alpha/{criterion}/{day}/{mode}",
        "project": "alpha",
        "criterion": criterion,
        "state": state,
        "fact_date": day,
        "mode": mode,
    }
    return usual | cells


def declared(criterion: str, state: str = "met", **cells: Any) -> dict[str, Any]:
    return fact(criterion, state, mode="manual", **cells)


def rated(
    folder: Path, facts: list[dict[str, Any]], dimension: str = "open_source", **cells: Any
) -> tuple[Any, ...]:
    """(status, floor, ceiling) of the dimension."""
    base = {"project": [project(**cells)], "assessment": facts}
    found = figures(base, folder, DAY, Q2)["maturity_quarter"]
    row = one(found, dimension=dimension)
    return row["status"], row["floor"], row["ceiling"]


def test_the_rubric_holds_seventy_criteria_of_which_thirty_eight_gates() -> None:
    assert len(criteria()) == 70
    assert sum(c.role == "gate" for c in criteria().values()) == 38
    assert list(DIMENSIONS) == ["impact", "deployment", "design", "open_source", "open_data"]


def test_nothing_known_is_not_rated(tmp_path: Path) -> None:
    assert rated(tmp_path, []) == ("not_rated", None, None)
    assert rated(tmp_path, [fact("OSS-11", "unknown")]) == ("not_rated", None, None)


def test_a_failed_gate_of_level_one_is_level_zero(tmp_path: Path) -> None:
    assert rated(tmp_path, [fact("OSS-11", "not_met")]) == ("exact", 0, 0)


def test_the_unknown_gives_an_interval(tmp_path: Path) -> None:
    facts = [fact("OSS-11"), fact("OSS-12"), fact("OSS-31", "not_met")]
    assert rated(tmp_path, facts) == ("range", 1, 2)


def test_a_level_needs_its_options_too(tmp_path: Path) -> None:
    gates = [fact(c) for c in ("OSS-11", "OSS-12", "OSS-21", "OSS-22")]
    refused = [fact("OSS-23", "not_met"), fact("OSS-24", "not_met")]
    assert rated(tmp_path, gates + refused) == ("exact", 1, 1)
    assert rated(tmp_path, [*gates, fact("OSS-23")])[1] == 2


@pytest.mark.parametrize(("day", "status"), [("2026-03-30", "range"), ("2026-03-29", "not_rated")])
def test_evidence_expires_to_unknown_after_the_same_day(
    tmp_path: Path, day: str, status: str
) -> None:
    assert rated(tmp_path, [fact("OSS-11", fact_date=day)])[0] == status


def test_an_expired_audit_is_no_audit(tmp_path: Path) -> None:
    facts = [fact(c) for c in ("DES-11", "DES-21", "DES-23")]
    facts += [declared(c, proof_url=PROOF) for c in ("DES-12", "DES-22")]
    expired = fact("DES-31", fact_date="2023-01-01")
    assert rated(tmp_path, [*facts, expired], "design") == ("exact", 2, 2)


def test_a_declaration_without_a_link_is_unknown_unless_verified(tmp_path: Path) -> None:
    bare = declared("OSS-11")
    assert rated(tmp_path, [bare])[0] == "not_rated"
    assert rated(tmp_path, [bare | {"proof_url": PROOF}])[0] == "range"
    assert rated(tmp_path, [bare | {"verified_by": "Un tiers"}])[0] == "range"
    assert rated(tmp_path, [declared("OSS-11", "not_met")]) == ("exact", 0, 0)


def test_a_contradicted_declaration_is_unknown_unless_the_later_is_verified(tmp_path: Path) -> None:
    probe = fact("OSS-11", "not_met", fact_date="2026-06-01")
    said = declared("OSS-11", proof_url=PROOF)
    assert rated(tmp_path, [probe, said])[0] == "not_rated"
    assert rated(tmp_path, [probe, said | {"verified_by": "Un tiers"}])[:2] == ("range", 0)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_alike_on_one_day_the_less_supported_counts(tmp_path: Path, order: int) -> None:
    bare = declared("OSS-11", key="bare")
    verified = declared("OSS-11", key="verified", verified_by="Cabinet")
    assert rated(tmp_path, [bare, verified][::order]) == ("not_rated", None, None)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_voices_equally_late_none_prevails(tmp_path: Path, order: int) -> None:
    met = declared("OSS-11", verified_by="Cabinet")
    failed = fact("OSS-11", "not_met", verified_by="Cabinet")
    assert rated(tmp_path, [met, failed][::order]) == ("not_rated", None, None)


def test_a_gate_of_level_four_counts_only_when_probed_or_verified(tmp_path: Path) -> None:
    below = ["IMP-11", "IMP-12", "IMP-21", "IMP-22", "IMP-31", "IMP-32", "IMP-33", "IMP-43"]
    facts = [fact(criterion) for criterion in below]
    said = [declared(c, proof_url=PROOF) for c in ("IMP-41", "IMP-42")]
    assert rated(tmp_path, facts + said, "impact") == ("range", 3, 4)
    seen = [row | {"verified_by": "Un tiers"} for row in said]
    assert rated(tmp_path, facts + seen, "impact") == ("exact", 4, 4)


def test_not_applicable_needs_to_be_allowed_and_explained(tmp_path: Path) -> None:
    below = ["DEP-11", "DEP-12", "DEP-21", "DEP-22", "DEP-31", "DEP-32", "DEP-33"]
    facts = [fact(criterion) for criterion in below]
    away = [declared(c, "na") for c in ("DEP-34", "DEP-35", "DEP-36")]
    assert rated(tmp_path, facts + away, "deployment")[1] == 2
    explained = [row | {"comment": "Aucun territoire de ce type"} for row in away]
    assert rated(tmp_path, facts + explained, "deployment")[1] == 3


def test_a_dimension_does_not_apply_only_with_a_reason(tmp_path: Path) -> None:
    facts = [fact("OSS-11", "not_met")]
    assert rated(tmp_path, facts, not_applicable=["open_source"])[0] == "exact"
    cells: dict[str, Any] = {"not_applicable": ["open_source"], "not_applicable_reason": "Secret"}
    assert rated(tmp_path, facts, **cells) == ("not_applicable", None, None)


def test_what_was_recorded_later_was_not_known_then(tmp_path: Path) -> None:
    row = fact("OSS-11", "not_met", recorded_at="2026-07-21T08:00:00Z")
    assert rated(tmp_path, [row])[0] == "not_rated"
