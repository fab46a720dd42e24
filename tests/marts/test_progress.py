"""Progress and status of an indicator, in cases computed by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.bases import figures, indicator, one, project, target, value

# On 2026-06-30, 181 days after 2025-12-31; the target of 2026-12-31 is 365 days after it.
Q2 = "2026-Q2"
HALF_WAY = 181 / 365


def quarter_of(
    folder: Path, quarter: str = Q2, day: date = date(2026, 7, 20), **rows: Any
) -> dict[str, Any]:
    """The indicator's row of the quarter, in a base of one project."""
    base = {"project": [project()], "indicator": [indicator()], **rows}
    return one(figures(base, folder, day, quarter)["indicator_quarter"], indicator="alpha/users")


def test_the_expected_value_follows_the_days_between_baseline_and_target(tmp_path: Path) -> None:
    row = quarter_of(tmp_path, target=[target(100)], value=[value(Q2, 60)])
    assert row["expected"] == pytest.approx(100 * HALF_WAY)
    assert (row["progress"], row["status"]) == (0.6, "on_track")


def test_four_fifths_of_the_expected_way_is_at_risk_and_less_is_off_track(tmp_path: Path) -> None:
    expected = 100 * HALF_WAY
    for number, status in [(expected * 0.8, "at_risk"), (expected * 0.79, "off_track")]:
        row = quarter_of(tmp_path, target=[target(100)], value=[value(Q2, number)])
        assert row["status"] == status


def test_a_zero_is_a_value(tmp_path: Path) -> None:
    row = quarter_of(tmp_path, target=[target(100)], value=[value(Q2, 0)])
    assert (row["state"], row["value"], row["progress"]) == ("measured", 0, 0)
    assert row["status"] == "off_track"


def test_without_a_baseline_there_is_no_progress_and_never_at_risk(tmp_path: Path) -> None:
    card = indicator(baseline_value=None, baseline_date=None)
    rows: dict[str, Any] = {"indicator": [card], "target": [target(100, "2026-06-30")]}
    row = quarter_of(tmp_path, value=[value(Q2, 99)], **rows)
    assert (row["expected"], row["progress"], row["status"]) == (100, None, "off_track")


def test_before_the_first_target_nothing_is_expected_without_a_baseline(tmp_path: Path) -> None:
    card = indicator(baseline_value=None, baseline_date=None)
    row = quarter_of(tmp_path, indicator=[card], target=[target(100)], value=[value(Q2, 9)])
    assert (row["expected"], row["status"]) == (None, "no_target")


def test_a_baseline_without_a_date_gives_progress_but_no_line(tmp_path: Path) -> None:
    card = indicator(baseline_date=None)
    row = quarter_of(tmp_path, indicator=[card], target=[target(100)], value=[value(Q2, 25)])
    assert (row["expected"], row["progress"], row["status"]) == (None, 0.25, "no_target")


@pytest.mark.parametrize(
    ("direction", "number", "progress"),
    [("increase", 50, 1), ("increase", 49, 0), ("decrease", 50, 1), ("decrease", 51, 0)],
)
def test_a_target_equal_to_the_baseline_is_met_or_not(
    tmp_path: Path, direction: str, number: float, progress: float
) -> None:
    card = indicator(direction=direction, baseline_value=50)
    row = quarter_of(tmp_path, indicator=[card], target=[target(50)], value=[value(Q2, number)])
    assert row["progress"] == progress


def test_a_target_on_the_wrong_side_of_the_baseline_is_met_or_not(tmp_path: Path) -> None:
    card = indicator(baseline_value=50)
    row = quarter_of(tmp_path, indicator=[card], target=[target(40)], value=[value(Q2, 45)])
    assert (row["progress"], row["status"]) == (1, "achieved")


def test_a_wished_fall_progresses_as_it_falls(tmp_path: Path) -> None:
    card = indicator(direction="decrease", baseline_value=200)
    row = quarter_of(tmp_path, indicator=[card], target=[target(100)], value=[value(Q2, 140)])
    assert (row["progress"], row["status"]) == (0.6, "on_track")


def test_progress_is_shown_unbounded(tmp_path: Path) -> None:
    row = quarter_of(tmp_path, target=[target(100)], value=[value(Q2, -30)])
    assert row["progress"] == -0.3
    row = quarter_of(tmp_path, target=[target(100)], value=[value(Q2, 250)])
    assert (row["progress"], row["status"]) == (2.5, "achieved")


def test_a_value_one_quarter_old_is_carried_and_two_quarters_old_is_stale(tmp_path: Path) -> None:
    row = quarter_of(tmp_path, target=[target(100)], value=[value("2026-Q1", 60)])
    assert (row["value"], row["value_quarter"], row["status"]) == (60, "2026-Q1", "on_track")
    row = quarter_of(tmp_path, target=[target(100)], value=[value("2025-Q4", 60)])
    assert (row["value"], row["value_quarter"], row["status"]) == (None, None, "no_value")


@pytest.mark.parametrize(("day", "state"), [(15, "not_due"), (16, "late")])
def test_a_value_is_late_from_the_sixteenth_day(tmp_path: Path, day: int, state: str) -> None:
    row = quarter_of(tmp_path, day=date(2026, 7, day), value=[value("2026-Q1", 60)])
    assert (row["state"], row["value"]) == (state, 60)


def test_a_half_yearly_indicator_is_due_in_the_second_quarter_and_usable_for_two(
    tmp_path: Path,
) -> None:
    card = indicator(periodicity="semester")
    rows: dict[str, Any] = {"indicator": [card], "value": [value("2025-Q4", 9)]}
    assert quarter_of(tmp_path, "2026-Q1", **rows)["state"] == "not_due"
    assert quarter_of(tmp_path, Q2, **rows)["state"] == "late"
    assert quarter_of(tmp_path, Q2, **rows)["value"] == 9
    assert quarter_of(tmp_path, "2026-Q3", date(2026, 10, 20), **rows)["value"] is None


def test_another_method_is_shown_but_not_compared(tmp_path: Path) -> None:
    rows: dict[str, Any] = {
        "indicator": [indicator(method_version=2)],
        "target": [target(100)],
        "value": [value("2026-Q1", 50, method_version=2), value(Q2, 70)],
    }
    row = quarter_of(tmp_path, **rows)
    assert (row["value"], row["method_changed"], row["progress"]) == (70, True, None)
    assert row["expected"] is not None
    assert row["status"] == "no_value"


def test_a_context_indicator_is_never_judged(tmp_path: Path) -> None:
    rows: dict[str, Any] = {
        "project": [project()],
        "indicator": [indicator(kind="context")],
        "target": [target(100)],
        "value": [value(Q2, 60)],
    }
    found = figures(rows, tmp_path, date(2026, 7, 20), Q2)
    row = one(found["indicator_quarter"], indicator="alpha/users")
    assert (row["progress"], row["status"]) == (0.6, None)
    assert one(found["project_quarter"], dimension="impact")["indicators"] == 0


def test_what_is_not_applicable_has_no_value_and_no_status(tmp_path: Path) -> None:
    rows = [value("2026-Q1", 60), value(Q2, None, status="not_applicable")]
    row = quarter_of(tmp_path, target=[target(100)], value=rows)
    assert (row["state"], row["value"], row["status"]) == ("not_applicable", None, None)


def test_of_several_rows_the_one_entered_last_counts(tmp_path: Path) -> None:
    first = value(Q2, 10, key="a", entered_at="2026-07-02T10:00:00+02:00")
    last = value(Q2, 20, key="b", entered_at="2026-07-02T08:30:00Z")
    undated = value(Q2, 30, key="c")
    row = quarter_of(tmp_path, value=[last, undated, first])
    assert row["value"] == 20


def test_what_was_entered_after_the_day_of_reference_is_not_known(tmp_path: Path) -> None:
    # Half past ten in the evening of the 20th in UTC is the 21st in Paris.
    late = value(Q2, 20, entered_at="2026-07-20T22:30:00Z")
    assert quarter_of(tmp_path, value=[late])["value"] is None
    assert quarter_of(tmp_path, day=date(2026, 7, 21), value=[late])["value"] == 20


def test_targets_of_the_baseline_s_day_or_before_leave_the_line(tmp_path: Path) -> None:
    rows = [target(500, "2025-12-31"), target(100)]
    row = quarter_of(tmp_path, target=rows, value=[value(Q2, 60)])
    assert row["expected"] == pytest.approx(100 * HALF_WAY)
    row = quarter_of(tmp_path, target=rows[:1], value=[value(Q2, 60)])
    assert (row["expected"], row["final_target"]) == (None, 500)


def test_of_two_targets_on_one_day_the_more_demanding_counts(tmp_path: Path) -> None:
    rows = [target(100), {**target(80), "key": "other"}]
    assert quarter_of(tmp_path, target=rows)["final_target"] == 100
    card = indicator(direction="decrease", baseline_value=200)
    assert quarter_of(tmp_path, indicator=[card], target=rows)["final_target"] == 80
