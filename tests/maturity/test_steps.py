"""What stands between a project and a level."""

from lib.maturity import DIMENSIONS, step_towards

DESIGN = DIMENSIONS["design"]


def towards(level: int, **states: str) -> tuple[list[str], list[str]]:
    step = step_towards(DESIGN, level, {name.replace("_", "-"): s for name, s in states.items()})
    return [c.id for c in step.missing], [c.id for c in step.unknown]


def test_a_gate_without_evidence_is_unknown_and_a_failed_one_missing() -> None:
    assert towards(1, DES_11="not_met") == (["DES-11"], ["DES-12"])


def test_options_are_asked_only_as_far_as_too_few_are_met() -> None:
    gates = {"DES_11": "met", "DES_12": "met", "DES_21": "met", "DES_22": "met"}
    assert towards(2, **gates, DES_23="met") == ([], [])
    assert towards(2, **gates, DES_23="not_met") == (["DES-23"], ["DES-24"])


def test_lower_levels_are_asked_too() -> None:
    missing, unknown = towards(2, DES_11="not_met", DES_12="met")
    assert missing == ["DES-11"]
    assert "DES-21" in unknown and "DES-31" not in unknown


def test_what_does_not_apply_is_neither_missing_nor_unknown() -> None:
    states = {c.id: "na" for c in DIMENSIONS["deployment"].criteria}
    step = step_towards(DIMENSIONS["deployment"], 3, states)
    assert (step.missing, step.unknown) == ((), ())
