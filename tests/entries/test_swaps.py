"""Two rows typed in each other's place are told apart from rows that merely move."""

from dataclasses import replace

from lib.entries.plausibility import Traits, Typed, swapped
from lib.settings import Tolerance
from tests.entries.test_plausibility import typed


def first(value: float, baseline: float, expected: float | None = None) -> Typed:
    traits = Traits("stock", "agents", baseline=baseline)
    return replace(typed(value), traits=traits, expected=expected)


def found(**block: Typed) -> list[str]:
    return sorted(swapped(block, Tolerance()))


def test_two_swapped_rows_are_both_doubted() -> None:
    block = {"Visites": typed(48, 500, 520), "Usagers": typed(530, 44, 46)}
    said = swapped(block, Tolerance())
    assert sorted(said) == ["Usagers", "Visites"]
    assert "Usagers" in said["Visites"].sentence.say("fr")


def test_rows_in_their_places_are_not_swapped() -> None:
    assert found(a=typed(530, 500, 520), b=typed(48, 44, 46), c=typed(7), d=typed(0, 0)) == []


def test_a_row_is_known_by_where_it_was_heading() -> None:
    assert found(a=typed(858, 697, 952), b=typed(1126, 450, 654)) == ["a", "b"]
    assert found(a=typed(1126, 697, 952), b=typed(858, 450, 654)) == []


def test_a_row_is_heading_no_further_than_its_last_change_again() -> None:
    assert found(a=typed(330, 100, 200), b=typed(300, 330)) == ["a", "b"]
    assert found(a=typed(300, 100, 200), b=typed(330, 330)) == []


def test_first_values_are_known_by_their_cards() -> None:
    assert found(a=first(29, 4), b=first(4, 29, 120)) == ["a", "b"]
    assert found(a=first(4, 4), b=first(110, 29, 120)) == []
    assert "29 ressemble" in swapped({"a": first(29, 4), "b": first(4, 29)}, Tolerance())[
        "a"
    ].sentence.say("fr")


def test_an_exchange_that_explains_little_is_no_swap() -> None:
    assert found(a=typed(104, 100), b=typed(100, 104)) == []
    assert found(a=typed(105, 100), b=typed(100, 105)) == ["a", "b"]
    assert found(a=typed(140, 100), b=typed(100, 200)) == []
    assert found(a=typed(150, 100), b=typed(50, 300)) == []


def test_balances_below_zero_are_compared_by_their_size() -> None:
    assert found(a=typed(-48, -500, -520), b=typed(-530, -44, -46)) == ["a", "b"]
