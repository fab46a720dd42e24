"""Values are entered, corrected, explained and missing as in a real base."""

import json
from datetime import date

from lib.demo import AS_OF, QUARTERS
from lib.demo.cards import cards
from lib.demo.rows import Row
from tests.demo.made import tables, where

LAST = str(QUARTERS[-1])


def by_indicator() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in tables()["value"]:
        found.setdefault(str(row["indicator"]), []).append(row)
    return found


def test_three_values_in_four_of_the_last_quarter_are_entered_the_others_late() -> None:
    due = sum(card.due(QUARTERS[-1]) for card in cards())
    entered = len(where("value", quarter=LAST))
    assert 0.7 < entered / due < 0.8


def test_some_past_values_are_missing_some_are_late() -> None:
    due = sum(card.due(quarter) for card in cards() for quarter in QUARTERS[:-1])
    past = [row for row in tables()["value"] if row["quarter"] != LAST]
    assert len(past) < due
    ends = {str(quarter): quarter.last_day for quarter in QUARTERS}
    waits = [
        (date.fromisoformat(str(row["entered_at"])[:10]) - ends[str(row["quarter"])]).days
        for row in past
    ]
    assert min(waits) > 0 and max(waits) > 15


def test_nothing_is_recorded_after_the_day_of_reference() -> None:
    for table, column in (("value", "entered_at"), ("journal", "entered_at")):
        assert max(str(row[column])[:10] for row in tables()[table]) <= AS_OF.isoformat()


def test_what_is_not_measured_says_why_and_has_no_number() -> None:
    silent = where("value", status="not_measured") + where("value", status="not_applicable")
    assert len(silent) > 50 and all("reason" in row and "value" not in row for row in silent)
    assert all("value" in row for row in where("value", status="measured"))


def test_a_zero_is_a_value() -> None:
    assert where("value", status="measured", value=0)


def test_methods_change_and_one_indicator_waits_for_its_first_new_value() -> None:
    versions = {
        key: {row["method_version"] for row in found} for key, found in by_indicator().items()
    }
    changed = [versions.get(str(row["key"])) for row in where("indicator", method_version=2)]
    assert {1, 2} in changed and {1} in changed


def test_restated_values_are_in_the_journal_with_before_and_after() -> None:
    now = {row["key"]: row.get("value") for row in tables()["value"]}
    restated = [row for row in tables()["journal"] if "before" in row]
    assert len(restated) > 15
    for row in restated:
        after = json.loads(str(row["fields"]))["value"]
        assert after == now[row["key"]] and row["reason"]
        assert json.loads(str(row["before"])).keys() == {"value"}


def test_some_indicators_fall_and_some_are_no_longer_filled() -> None:
    series = [
        [float(str(row["value"])) for row in found if "value" in row]
        for found in by_indicator().values()
    ]
    assert any(len(values) > 6 and values[-1] < values[-4] * 0.7 for values in series)
    last = {key: str(found[-1]["quarter"]) for key, found in by_indicator().items()}
    assert any(last[card.key] < "2025-Q4" for card in cards() if "silent" in card.traits)


def test_some_indicators_lack_a_baseline_or_a_target_or_have_both_equal() -> None:
    aims: dict[object, set[object]] = {}
    for row in tables()["target"]:
        aims.setdefault(row["indicator"], set()).add(row["value"])
    assert any("baseline_value" not in row for row in tables()["indicator"])
    assert any(row["key"] not in aims for row in tables()["indicator"] if row["kind"] != "context")
    assert any(aims.get(row["key"]) == {row.get("baseline_value")} for row in tables()["indicator"])
