"""A young series is judged by its card: baseline, target, what is expected."""

from dataclasses import replace

import pytest

from lib.entries.plausibility import Traits, Typed, doubts
from lib.settings import Tolerance
from tests.entries.test_plausibility import codes, typed


def told(value: float, *past: float, expected: float | None = None, **card: object) -> Typed:
    """A value whose card says these things."""
    traits = replace(Traits("stock", "agents"), **card)  # type: ignore[arg-type]
    return replace(typed(value, *past), traits=traits, expected=expected)


@pytest.mark.parametrize(
    ("value", "doubted"), [(260, True), (259, False), (20, False), (17, False), (16, True)]
)
def test_a_first_value_is_between_a_part_and_a_multiple_of_what_the_card_says(
    value: float, doubted: bool
) -> None:
    entry = told(value, baseline=96, expected=130)
    assert (codes(entry) == ["first"]) == doubted


def test_the_sentence_gives_what_the_card_leads_to_expect() -> None:
    entry = told(1000, baseline=100, expected=130)
    sentence = "1 000 pour une première valeur, alors que la fiche laisse attendre de 100 à 130."
    said = doubts(entry, Tolerance())[0].sentence.say("fr")
    assert said.replace("\u202f", " ") == sentence


def test_a_first_value_that_nothing_foretells_is_plain() -> None:
    assert codes(told(1_000_000)) == []
    assert codes(told(1_000_000, baseline=0)) == []


def test_a_small_first_count_may_pass_the_card_not_fall_short_of_it() -> None:
    assert codes(told(4, baseline=1)) == []
    assert codes(told(5, baseline=1)) == ["first"]
    assert codes(told(0, baseline=1)) == ["first"]
    assert codes(told(4, baseline=1, behaviour="ratio")) == ["first"]


def test_a_ratio_may_begin_at_its_target_a_stock_not() -> None:
    assert codes(told(92, baseline=10, target=95, behaviour="ratio")) == []
    assert codes(told(92, baseline=10, target=95)) == ["first"]


def test_a_first_total_is_not_below_its_baseline() -> None:
    assert codes(told(99, baseline=100, behaviour="cumulative")) == ["falls"]
    assert codes(told(100, baseline=100, behaviour="cumulative")) == []
    assert codes(told(99, baseline=100, behaviour="stock")) == []
    assert codes(told(99, 99, baseline=100, behaviour="cumulative")) == []


def test_a_value_that_stays_far_behind_its_trajectory_is_doubted() -> None:
    assert codes(told(26, 29, expected=156)) == ["behind"]
    assert codes(told(26, 29, expected=155)) == []
    assert codes(told(29, 29, expected=300)) == ["behind"]
    assert codes(told(30, 29, expected=300)) == []


def test_a_settled_series_or_one_not_begun_may_be_behind() -> None:
    assert codes(told(26, 28, 29, expected=300)) == ["behind"]
    assert codes(told(26, 27, 28, 29, expected=300)) == []
    assert codes(told(0, 0, expected=300)) == []


@pytest.mark.parametrize(
    ("value", "doubted"), [(449, False), (450, True), (801, False), (1200, True)]
)
def test_a_rise_that_the_trajectory_foresaw_is_no_surprise(value: float, doubted: bool) -> None:
    expected = 300 if value < 500 else 800
    past = (90, 95, 100) if value < 500 else (90, 100)
    assert bool(codes(told(value, *past, expected=expected))) == doubted


def test_what_falls_short_of_the_trajectory_was_not_foreseen() -> None:
    assert codes(told(200, 25, expected=300)) == ["factor"]
    assert codes(told(201, 25, expected=300)) == []


def test_a_rise_without_a_trajectory_was_not_foreseen() -> None:
    assert codes(told(1.2, 0.1)) == ["factor"]
    assert codes(told(1, 0.1, expected=0.9)) == []


def test_a_drop_is_a_surprise_whatever_was_expected() -> None:
    assert codes(told(20, 95, 100, expected=20)) == ["steep"]
    assert codes(told(10, 95, 100, expected=10)) == ["factor"]


def test_an_unusual_change_that_was_foreseen_is_plain() -> None:
    past = (100, 110, 100, 110, 105)
    assert codes(told(160, *past)) == ["change"]
    assert codes(told(160, *past, expected=170)) == []


def test_a_rise_on_the_other_side_of_zero_was_not_foreseen() -> None:
    assert "factor" in codes(told(-900, 100, expected=900))


def test_a_balance_below_zero_is_compared_by_its_size() -> None:
    assert codes(told(-120, baseline=-100, expected=-130)) == []
    assert codes(told(-16, baseline=-96, expected=-130)) == ["first"]
    assert codes(told(-26, -29, expected=-156)) == ["behind"]
    assert codes(told(-26, -29, expected=-155)) == []
    assert codes(told(-30, -29, expected=-300)) == []
    assert codes(told(-449, -90, -95, -100, expected=-300)) == []
