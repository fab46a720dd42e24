"""Until when evidence holds: the same day so many months later, or the month's last."""

from dataclasses import replace
from datetime import date

import pytest

from lib.maturity import criteria


@pytest.mark.parametrize(
    ("months", "day", "until"),
    [
        (3, date(2026, 10, 20), date(2027, 1, 20)),
        (6, date(2026, 8, 31), date(2027, 2, 28)),
        (12, date(2024, 2, 29), date(2025, 2, 28)),
        (2, date(2026, 10, 15), date(2026, 12, 15)),
    ],
)
def test_evidence_holds_through_the_same_day_so_many_months_later(
    months: int, day: date, until: date
) -> None:
    asked = replace(criteria()["OSS-11"], valid_months=months)
    assert asked.holds_until(day) == until
