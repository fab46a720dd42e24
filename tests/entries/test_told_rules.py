"""The rules told on an indicator's page are those that bear on it, with the settings in force."""

from lib.entries.plausibility import Traits
from lib.entries.told_rules import bounds_told, doubts_told
from lib.settings import Tolerance


def said(traits: Traits, tolerance: Tolerance | None = None, language: str = "en") -> str:
    groups = doubts_told(traits, tolerance or Tolerance())
    return " ".join(s.say(language) for _, group in groups for s in group)


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


def test_the_steepest_drop_is_a_flow_s_unless_it_dropped_so_before() -> None:
    flow, stock = said(Traits("flow", "visites")), said(Traits("stock", "agents"))
    assert "3 times less" in flow
    assert "2 times less" in stock
    assert "as a past one" in flow
    assert "as a past one" not in stock


def test_only_counts_may_be_small() -> None:
    for behaviour in ("flow", "stock", "cumulative"):
        assert "small counts" in said(Traits(behaviour, "agents"))
    ratio = said(Traits("ratio", "jours"))
    assert "small counts" not in ratio
    assert "2 times less" in ratio


def test_a_rise_is_told_where_it_is_stricter_than_the_factor() -> None:
    told = said(Traits("stock", "agents"))
    assert "5 times the previous value or more, from value no. 3 on" in told
    assert "3 times the previous value or more, from value no. 4 on" in told
    assert "from value no. 2 on" not in told


def test_the_card_is_told_as_far_as_it_says_something() -> None:
    plain = Traits("stock", "agents")
    assert [group.say("en") for group, _ in doubts_told(plain, Tolerance())] == [
        "Beside the values before",
        "Copies and swapped rows",
    ]
    started = said(Traits("stock", "agents", baseline=4))
    assert "A first value 2 times above, or 6 times below" in started
    assert "expected" not in started
    aimed = said(Traits("stock", "agents", baseline=4, target=50))
    assert "Up to value no. 3, one that does not rise, 6 times below" in aimed
    assert "1.5 times more or less, is never too large" in aimed


def test_a_first_total_has_its_baseline_to_pass() -> None:
    for start in (0, 4):
        assert "below its baseline" in said(Traits("cumulative", "agents", baseline=start))
    assert "below its baseline" not in said(Traits("cumulative", "agents"))
    assert "below its baseline" not in said(Traits("stock", "agents", baseline=4))


def test_copies_and_swaps_are_told_of_every_indicator() -> None:
    assert "4 digits" in said(Traits("cumulative", "agents"))
    for behaviour in ("flow", "stock", "ratio"):
        told = said(Traits(behaviour, "agents"))
        assert ("the last 3 times" in told) == (behaviour == "flow")
        assert "3 digits" in told
        assert "at least 5 units" in told
        assert "another row of the project" in told


def test_the_settings_in_force_are_told() -> None:
    tolerance = Tolerance(factor=20, times_usual_change=7, least_change=0.35)
    french = said(Traits("flow", "visites"), tolerance, "fr")
    assert "Au moins 20 fois la valeur précédente" in french
    assert "plus de 7 fois supérieure à l’habitude, dès 35\u00a0%" in french
    assert "À partir de la valeur n°\u00a02, 8 fois la précédente" in french
