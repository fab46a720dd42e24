"""Calendar quarters."""

from datetime import date

import pytest

from lib.quarters import Quarter, between, last_closed, read_range


def test_a_quarter_is_read_and_written() -> None:
    assert str(Quarter.read(" 2026-Q3 ")) == "2026-Q3"
    assert Quarter.of(date(2026, 9, 30)) == Quarter(2026, 3)
    assert (Quarter(2026, 3).shown("fr"), Quarter(2026, 3).shown("en")) == ("T3 2026", "Q3 2026")


@pytest.mark.parametrize("text", ["", "2026-Q5", "2026Q3", "T3 2026", "26-Q1", "0000-Q1"])
def test_another_text_is_no_quarter(text: str) -> None:
    with pytest.raises(ValueError, match="not a quarter"):
        Quarter.read(text)


def test_quarters_count_over_the_years() -> None:
    assert Quarter(2026, 4) + 1 == Quarter(2027, 1)
    assert Quarter(2026, 1) + -5 == Quarter(2024, 4)
    assert Quarter(2026, 1).last_day == date(2026, 3, 31)
    assert last_closed(date(2026, 1, 1)) == Quarter(2025, 4)


def test_a_range_holds_both_its_ends() -> None:
    assert len(read_range("2024-Q1:2026-Q3")) == 11
    assert read_range("2026-Q3") == [Quarter(2026, 3)]
    assert list(between(Quarter(2026, 2), Quarter(2026, 1))) == []
    with pytest.raises(ValueError, match="ends before"):
        read_range("2026-Q3:2026-Q2")
