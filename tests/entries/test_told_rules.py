"""The rules told on an indicator's page are those that bear on it."""

from lib.entries.plausibility import Traits
from lib.entries.told_rules import bounds_told, doubts_told
from lib.settings import Tolerance


def said(traits: Traits) -> str:
    return " ".join(sentence.say("en") for sentence in doubts_told(traits, Tolerance()))


def test_a_bound_is_told_only_where_the_card_has_one() -> None:
    assert [s.say("en") for s in bounds_told(Traits("flow", "x", minimum=0))] == [
        "A value below 0 is refused."
    ]
    assert not list(bounds_told(Traits("flow", "x")))


def test_a_fall_is_told_of_a_total_only() -> None:
    assert "falls" in said(Traits("cumulative", "agents"))
    assert "falls" not in said(Traits("stock", "agents"))


def test_per_cents_are_told_of_a_ratio_in_per_cent_only() -> None:
    assert "100 %" in said(Traits("ratio", "%"))
    assert "100 %" not in said(Traits("ratio", "minutes"))


def test_the_steepest_drop_is_a_flow_s() -> None:
    assert "3 times less" in said(Traits("flow", "visites"))
    assert "2 times less" in said(Traits("stock", "agents"))
