"""A value is impossible, unlikely or plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.entries.plausibility import (
    DOMAIN,
    SHARPER,
    Rule,
    Traits,
    Typed,
    doubts,
    impossible,
)
from lib.language import LANGUAGES
from lib.quarters import Quarter
from lib.settings import Tolerance

FIRST = Quarter(2023, 1)
TOLERANCE = Tolerance()
BOTH = pytest.mark.parametrize("rules", [DOMAIN, SHARPER], ids=["domain", "sharper"])
Rules = tuple[Rule, ...]


def typed(value: float, *past: float, behaviour: str = "flow", unit: str = "démarches") -> Typed:
    quarters = [FIRST + rank for rank in range(len(past) + 1)]
    history = tuple(zip(quarters, past, strict=False))
    return Typed(Traits(behaviour, unit), quarters[-1], value, history)


def codes(entry: Typed, rules: Rules = SHARPER) -> list[str]:
    return [doubt.code for doubt in doubts(entry, TOLERANCE, rules)]


@pytest.mark.parametrize("value", [-0.1, 10.1, float("nan"), float("inf")])
def test_a_value_out_of_its_bounds_is_impossible(value: float) -> None:
    assert impossible(Traits("ratio", "note", 0, 10), value)


@pytest.mark.parametrize("value", [0, 5, 10])
def test_a_bound_is_possible(value: float) -> None:
    assert impossible(Traits("ratio", "note", 0, 10), value) is None


def test_a_card_without_bounds_allows_any_number() -> None:
    assert impossible(Traits("stock", "€"), -1e12) is None


def test_the_sentence_gives_the_bound_that_is_passed() -> None:
    sentence = impossible(Traits("ratio", "note", 0, 10), 12.5)
    assert sentence
    assert "12,5" in sentence.say("fr")
    assert "10" in sentence.say("fr")


@BOTH
def test_a_total_does_not_fall(rules: Rules) -> None:
    assert codes(typed(99, 80, 100, behaviour="cumulative"), rules) == ["falls"]
    assert codes(typed(100, 97, 100, behaviour="cumulative"), rules) == []
    assert codes(typed(99, 90, 100, behaviour="stock"), rules) == []
    assert codes(typed(99.5, 100, behaviour="cumulative"), rules) == ["falls"]


@BOTH
@pytest.mark.parametrize(("value", "doubted"), [(800, True), (799, False), (12.5, True)])
def test_eight_times_more_or_less_is_doubted(value: float, doubted: bool, rules: Rules) -> None:
    assert ("factor" in codes(typed(value, 100), rules)) == doubted


@BOTH
def test_nothing_is_measured_by_a_factor_of_zero(rules: Rules) -> None:
    assert codes(typed(3, 0), rules) == []


@BOTH
def test_a_change_far_above_the_usual_one_is_doubted(rules: Rules) -> None:
    assert codes(typed(156, 100, 110, 100, 110, 105), rules) == ["change"]
    assert codes(typed(154, 100, 110, 100, 110, 105), rules) == []


@BOTH
def test_a_drop_is_a_change_too(rules: Rules) -> None:
    assert codes(typed(54, 100, 110, 100, 110, 105), rules) == ["change"]


@BOTH
def test_three_changes_do_not_tell_the_usual_one(rules: Rules) -> None:
    assert codes(typed(156, 100, 110, 100, 105), rules) == []


@BOTH
@pytest.mark.parametrize(
    ("value", "past", "code"),
    [
        (104, (96, 97), "percent"),
        (100.5, (96, 97), "percent"),
        (-1, (96, 97), "percent"),
        (0.9, (88, 90), "fraction"),
        (1, (88, 90), "fraction"),
        (42, (0.41, 0.42), "fraction"),
        (42, (0.9, 1), "fraction"),
        (1.5, (0.8, 0.9), "fraction"),
    ],
)
def test_a_ratio_of_another_scale_is_doubted(
    value: float, past: tuple[float, ...], code: str, rules: Rules
) -> None:
    assert code in codes(typed(value, *past, behaviour="ratio", unit="%"), rules)


@BOTH
def test_per_cents_between_0_and_100_are_plain(rules: Rules) -> None:
    plain = ((82, 80, 81), (100, 80, 81), (0, 0), (0.5,), (42,))
    around_one = ((1, 0.8, 0.9), (1.5, 2, 2.2), (1.2, 0.9, 1.1), (0.95, 0.9, 1.1))
    for value, *past in (*plain, *around_one):
        assert codes(typed(value, *past, behaviour="ratio", unit="%"), rules) == []


@BOTH
@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (typed(99, 80, 100, behaviour="cumulative"), "99 après 100"),
        (typed(900, 90, 100), "900 après 100"),
        (typed(156, 100, 110, 100, 110, 105), "51 depuis 105, alors que 10 est"),
        (typed(7, 7, 7, 7), "Encore 7, comme les 3 dernières fois"),
    ],
)
def test_the_sentence_gives_the_numbers(entry: Typed, said: str, rules: Rules) -> None:
    assert said in doubts(entry, TOLERANCE, rules)[0].sentence.say("fr")


@BOTH
def test_only_per_cents_have_their_scale(rules: Rules) -> None:
    assert codes(typed(104, 96, 97, behaviour="ratio", unit="jours"), rules) == []
    assert codes(typed(104, 96, 97, behaviour="stock", unit="%"), rules) == []


@BOTH
def test_the_same_flow_four_times_is_a_copy(rules: Rules) -> None:
    assert codes(typed(7, 7, 7, 7), rules) == ["copy"]
    assert codes(typed(7, 6, 7, 7), rules) == []
    assert codes(typed(7, 7, 7, 7, behaviour="stock"), rules) == []


def test_a_settled_series_rises_less_than_a_young_one() -> None:
    assert codes(typed(400, 100)) == []
    assert codes(typed(400, 90, 95, 100)) == ["steep"]


def test_a_lost_digit_in_a_growing_stock_is_doubted() -> None:
    assert codes(typed(31, 150, 210, 260, behaviour="stock")) != []
    assert codes(typed(70, 100, 120, 160, behaviour="stock")) == ["steep"]


def test_a_season_already_seen_is_no_doubt() -> None:
    first_summer = typed(300, 1000, 1200, 1000)
    second_summer = typed(310, 1000, 1200, 300, 1250, 1000, 1200)
    assert "steep" in codes(first_summer)
    assert "steep" not in codes(second_summer)


def test_a_trend_is_no_doubt() -> None:
    past = [round(100 * 1.4**rank) for rank in range(9)]
    for rank in range(1, 9):
        assert codes(typed(past[rank], *past[:rank])) == []


def test_a_step_is_judged_from_its_very_threshold_on() -> None:
    assert codes(typed(500, 90, 100)) == ["steep"]
    assert codes(typed(499, 90, 100)) == []
    assert codes(typed(300, 90, 95, 100, behaviour="stock")) == ["steep"]
    assert codes(typed(299, 90, 95, 100, behaviour="stock")) == []
    assert codes(typed(50, 100, behaviour="stock")) == ["steep"]
    assert codes(typed(51, 100, behaviour="stock")) == []
    assert codes(typed(40, 120)) == ["steep"]
    assert codes(typed(41, 120)) == []


def test_a_step_already_taken_may_be_taken_again() -> None:
    assert codes(typed(300, 1000, 1200, 300, 1200)) == []
    assert codes(typed(299, 1000, 1200, 300, 1200)) == ["steep"]
    assert codes(typed(0.1, 0.5, 0.1, 0.5)) == []
    assert codes(typed(0.1, 0.5)) == ["steep"]
    assert codes(typed(300, 1000, 1200, 300, 1200, behaviour="stock")) == ["steep"]


def test_small_counts_may_jump() -> None:
    assert codes(typed(4, 0)) == []
    assert codes(typed(5, 0)) == ["steep"]
    for value in (0, 1, 3, 7):
        assert "steep" not in codes(typed(value, 2, 4, 1, 2))


def test_a_small_flow_drops_freely_and_a_small_stock_by_little() -> None:
    assert codes(typed(1, 7)) == []
    assert codes(typed(1, 7, behaviour="stock")) == ["steep"]
    assert codes(typed(2, 4, behaviour="stock")) == []
    assert codes(typed(12, 1, 2, 2, behaviour="stock")) == ["steep"]
    assert codes(typed(11, 1, 2, 2, behaviour="stock")) == []


def test_a_ratio_is_no_small_count() -> None:
    assert codes(typed(1, 4, behaviour="ratio", unit="jours")) == ["steep"]


def test_a_small_change_is_never_unusual() -> None:
    assert codes(typed(1180, 1000, 1001, 1000, 1001, 1000, behaviour="stock")) == []
    assert codes(typed(1200, 1000, 1001, 1000, 1001, 1000, behaviour="stock")) == ["change"]


def test_an_unchanged_zero_is_plain() -> None:
    assert codes(typed(0, 0, 0, behaviour="stock")) == []


def test_a_total_corrected_downward_may_be_again_by_as_much() -> None:
    assert codes(typed(198, 100, 98, 200, behaviour="cumulative")) == []
    assert codes(typed(197, 100, 98, 200, behaviour="cumulative")) == ["falls"]


def test_a_negative_balance_is_compared_by_its_size() -> None:
    assert codes(typed(-120, -100, -110, behaviour="stock", unit="€")) == []
    assert codes(typed(-12000, -10000, -11000, behaviour="stock", unit="€")) == []
    assert "factor" in codes(typed(-1200, -100, -110, behaviour="stock", unit="€"))
    past = (-1000, -1001, -1000, -1001, -1000)
    assert codes(typed(-1180, *past, behaviour="stock", unit="€")) == []


numbers = st.floats(0, 1e9, allow_nan=False)


@given(
    numbers,
    st.lists(numbers, max_size=8),
    st.sampled_from(["flow", "stock", "cumulative", "ratio"]),
)
def test_any_series_can_be_judged_and_said(value: float, past: list[float], kind: str) -> None:
    entry = typed(value, *past, behaviour=kind, unit="%")
    for doubt in (*doubts(entry, TOLERANCE, DOMAIN), *doubts(entry, TOLERANCE)):
        for language in LANGUAGES:
            assert "{" not in doubt.sentence.say(language)


@given(st.integers(100, 10**6), st.sampled_from(["flow", "stock", "cumulative"]))
def test_a_digit_too_many_is_always_doubted_on_a_calm_series(value: int, kind: str) -> None:
    calm = [value, value + 1, value + 2]
    assert codes(typed((value + 3) * 10, *calm, behaviour=kind)) != []
    assert codes(typed((value + 3) // 10, *calm, behaviour=kind)) != []
    assert codes(typed(value + 3, *calm, behaviour=kind)) == []
