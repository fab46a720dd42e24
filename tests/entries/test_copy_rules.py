"""The previous value typed again is a copy where chance or habit make that unlikely."""

from dataclasses import replace

from lib.entries.plausibility import Typed, doubts
from lib.settings import Tolerance
from tests.entries.test_plausibility import codes, typed


def bounded(entry: Typed, maximum: float) -> Typed:
    return replace(entry, traits=replace(entry.traits, maximum=maximum))


def test_a_long_number_typed_twice_is_a_copy() -> None:
    assert codes(typed(123, 123)) == ["copy"]
    assert codes(typed(120, 120)) == []
    assert codes(typed(12.3, 12.3, behaviour="ratio", unit="jours")) == ["copy"]


def test_a_total_needs_one_digit_more() -> None:
    assert codes(typed(123, 123, behaviour="cumulative")) == []
    assert codes(typed(1234, 1234, behaviour="cumulative")) == ["copy"]


def test_a_series_that_once_stood_still_may_do_so_again() -> None:
    assert codes(typed(1234, 1234, 1234, 1300, 1234)) == []


def test_a_series_that_always_moved_does_not_stand_still() -> None:
    assert codes(typed(20, 10, 15, 20, behaviour="stock")) == ["copy"]
    assert codes(typed(20, 30, 25, 20, behaviour="stock")) == ["copy"]
    assert codes(typed(20, 10, 16, 20, behaviour="stock")) == []


def test_the_sentence_gives_the_least_change() -> None:
    sentence = doubts(typed(23, 10, 15, 23, behaviour="stock"), Tolerance())[0].sentence
    assert "Encore 23, alors que chaque évolution était d’au moins 5" in sentence.say("fr")


def test_moves_are_counted_in_the_last_decimal_of_the_series() -> None:
    assert codes(typed(8, 7.0, 7.5, 8.0, behaviour="ratio", unit="note")) == ["copy"]
    assert codes(typed(8, 7.2, 7.6, 8.0, behaviour="ratio", unit="note")) == []


def test_a_value_at_its_bound_may_stay_there() -> None:
    assert codes(bounded(typed(99.5, 92.5, 99.5, behaviour="stock"), 99.5)) == []
    assert codes(bounded(typed(99.5, 92.5, 99.5, behaviour="stock"), 100)) == ["copy"]


def test_another_value_is_no_copy() -> None:
    assert codes(typed(1235, 1100, 1234)) == []
    assert codes(typed(1234, 1234, 1190)) == []


def test_a_sign_is_no_digit() -> None:
    assert codes(typed(-12, -12, behaviour="stock")) == []
