"""Days are read as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.entries.days import day_typed, read_day
from lib.language import LANGUAGES, day


@pytest.mark.parametrize(
    "typed",
    [
        "2026-08-09",
        "09/08/2026",
        "9/8/2026",
        "9/8/26",
        "09.08.2026",
        "9-8-2026",
        " 9 8 2026 ",
        "9 août 2026",
        "9 AOUT 2026",
        "9\u00a0aug. 2026",
        "9 Aug 2026",
        "9th August 2026",
    ],
)
def test_a_day_is_read_as_typed(typed: str) -> None:
    assert read_day(typed) == (date(2026, 8, 9), None)


@given(st.dates(date(1000, 1, 1)), st.sampled_from(LANGUAGES))
def test_a_day_shown_is_read_as_the_same(one: date, language: str) -> None:
    for shown in (day_typed(one), day(one, language), one.isoformat()):
        assert read_day(shown) == (one, None)


@pytest.mark.parametrize("typed", ["", "  ", "\u00a0"])
def test_nothing_typed_is_no_day(typed: str) -> None:
    assert read_day(typed) == (None, None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/11/2026", "There is no 31/11/2026"),
        ("12/31/2026", "There is no 12/31/2026"),
        ("29/02/2026", "There is no 29/02/2026"),
        ("T3 2026", "is not a day"),
        ("1 brumaire 2026", "is not a day"),
        ("31/12", "is not a day"),
        ("31/12/026", "is not a day"),
    ],
)
def test_what_is_no_day_is_answered_with_a_sentence(typed: str, said: str) -> None:
    found, fault = read_day(typed)
    assert found is None and fault is not None
    assert said in fault.say("en")
