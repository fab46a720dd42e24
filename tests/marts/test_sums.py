"""From indicators to projects and portfolios, in cases computed by hand."""

from datetime import date
from pathlib import Path

import pytest

from tests.bases import figures, indicator, one, project, target, value

DAY = date(2026, 7, 20)
Q2 = "2026-Q2"


def test_progress_is_a_weighted_mean_of_what_is_computable(tmp_path: Path) -> None:
    keys = {"alpha/a": (1, 150), "alpha/b": (3, 20), "alpha/c": (4, None), "alpha/d": (0, 60)}
    rows = {
        "project": [project()],
        "indicator": [indicator(k, weight=weight) for k, (weight, _) in keys.items()],
        "target": [target(100, of=key) for key in keys],
        "value": [value(Q2, number, of=k) for k, (_, number) in keys.items() if number],
    }
    row = one(figures(rows, tmp_path, DAY, Q2)["project_quarter"], dimension="impact")
    assert row["progress"] == pytest.approx((1 * 1 + 3 * 0.2) / 4)
    assert row["coverage"] == pytest.approx(4 / 8)
    assert (row["indicators"], row["no_value"], row["achieved"]) == (4, 1, 1)
    assert row["oldest_quarter"] == Q2


def test_a_negative_weight_counts_as_none_and_an_empty_one_as_one(tmp_path: Path) -> None:
    rows = {
        "project": [project()],
        "indicator": [indicator("alpha/a", weight=-2), indicator("alpha/b")],
        "target": [target(100, of="alpha/a"), target(100, of="alpha/b")],
        "value": [value(Q2, 90, of="alpha/a"), value(Q2, 40, of="alpha/b")],
    }
    row = one(figures(rows, tmp_path, DAY, Q2)["project_quarter"], dimension="impact")
    assert (row["progress"], row["coverage"]) == (0.4, 1)


def test_a_project_is_followed_when_its_period_holds_the_last_day(tmp_path: Path) -> None:
    followed = project(followed_from="2026-03-31", followed_until="2026-06-30")
    rows = {"project": [followed], "indicator": [indicator()]}
    found = figures(rows, tmp_path, DAY, "2025-Q4:2026-Q3")["project_quarter"]
    assert {row["quarter"] for row in found} == {"2026-Q1", "2026-Q2"}


def test_portfolios_add_up_to_the_total_with_the_nameless_one(tmp_path: Path) -> None:
    rows = {
        "portfolio": [{"name": "Nord"}],
        "project": [project("alpha", portfolio="Nord"), project("beta")],
        "indicator": [indicator("alpha/users"), indicator("beta/users")],
    }
    found = figures(rows, tmp_path, DAY, Q2)["portfolio_quarter"]
    impact = [row for row in found if row["dimension"] == "impact"]
    assert [(row["portfolio"], row["projects"]) for row in impact] == [("", 1), ("Nord", 1)]
    assert sum(row["indicators"] for row in impact) == 2


def test_the_unknown_widens_the_share_and_hides_nothing(tmp_path: Path) -> None:
    keys = ["alpha/a", "alpha/b", "alpha/c", "alpha/d"]
    rows = {
        "project": [project()],
        "indicator": [indicator(key) for key in keys],
        "target": [target(100, of=key) for key in keys[:3]],
        "value": [value(Q2, 90, of="alpha/a"), value(Q2, 1, of="alpha/b")],
    }
    row = one(figures(rows, tmp_path, DAY, Q2)["portfolio_quarter"], dimension="impact")
    assert (row["on_track"], row["off_track"], row["no_value"], row["no_target"]) == (1, 1, 1, 1)
    assert (row["share_low"], row["share_high"]) == (0.25, 0.75)


def test_nothing_judged_gives_no_share(tmp_path: Path) -> None:
    row = one(
        figures({"project": [project()]}, tmp_path, DAY, Q2)["portfolio_quarter"],
        dimension="design",
    )
    assert (row["projects"], row["indicators"], row["share_low"]) == (1, 0, None)


def test_a_quarter_not_begun_has_no_row(tmp_path: Path) -> None:
    found = figures({"project": [project()]}, tmp_path, DAY, "2026-Q2:2026-Q4")
    assert {row["quarter"] for row in found["project_quarter"]} == {"2026-Q2", "2026-Q3"}
