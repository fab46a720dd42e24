"""The overview's questions: totals agree with their parts, moves have a direction."""

from datetime import date
from pathlib import Path

from lib.quarters import Quarter
from lib.questions.attention import REASONS, matters
from lib.questions.judged import judged
from lib.questions.overview import history, tallies
from tests.bases import indicator, mirror_of, project, target, value

Q3 = Quarter(2026, 3)
DAY = date(2026, 10, 20)
ROWS = {
    "portfolio": [{"name": "Nord"}, {"name": "Sud"}],
    "project": [
        project("alpha", portfolio="Nord", funding_end="2027-04-20"),
        project("beta", portfolio="Sud", funding_end="2027-04-21"),
    ],
    "indicator": [
        indicator(),
        indicator("alpha/cost", dimension="design"),
        indicator("beta/users"),
        indicator("beta/context", kind="context"),
    ],
    "target": [target(100), target(100, of="beta/users")],
    "value": [
        value("2026-Q2", 60),
        value("2026-Q3", 10),
        value("2026-Q2", 10, of="beta/users"),
        value("2026-Q3", 90, of="beta/users"),
    ],
    "check_in": [
        {"key": "a/1", "project": "alpha", "date": "2026-09-01", "weather": "sun"},
        {
            "key": "a/2",
            "project": "alpha",
            "date": "2026-10-01",
            "weather": "cloud",
            "decision_needed": "Choisir",
        },
        {"key": "b/1", "project": "beta", "date": "2026-10-01", "weather": "overcast"},
    ],
}


def test_a_total_is_the_sum_of_its_portfolios_and_dimensions(tmp_path: Path) -> None:
    found = tallies(mirror_of(ROWS, tmp_path, DAY), Q3)
    total = found[(None, None)]
    assert (total.projects, total.indicators, total.good, total.unknown) == (2, 3, 1, 1)
    assert (total.low, total.high) == (1 / 3, 2 / 3)
    parts = [tally for (name, axis), tally in found.items() if name and axis]
    assert sum(tally.indicators for tally in parts) == total.indicators
    assert found[("Nord", "design")].no_target == 1
    assert found[("Nord", "open_data")].low is None


def test_a_history_ends_with_the_quarter_asked(tmp_path: Path) -> None:
    found = history(mirror_of(ROWS, tmp_path, DAY), Q3, "Nord", "impact")
    assert [(tally.quarter, tally.off_track) for tally in found] == [("2026-Q2", 0), ("2026-Q3", 1)]


def test_a_status_that_fell_or_rose_says_so(tmp_path: Path) -> None:
    found = {line.indicator: line for line in judged(mirror_of(ROWS, tmp_path, DAY), Q3)}
    assert (found["alpha/users"].before, found["alpha/users"].move) == ("on_track", -1)
    assert (found["beta/users"].move, found["alpha/cost"].move) == (1, 0)
    assert "beta/context" not in found


def test_each_reason_for_attention_names_its_projects(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, DAY)
    found = {
        reason: [matter.project for matter in matters(mirror, reason, Q3, DAY)]
        for reason in REASONS
    }
    assert found == {
        "decision": ["alpha"],
        "weather": ["alpha"],
        "late": ["alpha", "beta"],
        "off_track": ["alpha"],
        "module": [],
        "funding": ["alpha"],
    }
    assert [m.indicator for m in matters(mirror, "late", Q3, DAY, "Sud")] == ["beta/context"]
