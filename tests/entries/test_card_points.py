"""What makes an indicator sound, point by point."""

from datetime import date
from typing import Any

import pytest

from lib.entries.card_doubts import card_doubts
from lib.entries.card_points import points
from lib.questions.cards import Target

TODAY = date(2026, 10, 20)
SOUND = {
    "definition": "Nombre d'usagers accompagnés pendant le trimestre",
    "method": "Compté par le service ; les comptes de test sont exclus",
    "unit": "usagers",
    "behaviour": "flow",
    "direction": "increase",
    "kind": "impact",
    "minimum": 0,
    "baseline_value": 10,
    "baseline_date": date(2025, 12, 31),
}
AIMS = [Target("a", date(2026, 12, 31), 100, None)]


def lacking(aims: list[Target] = AIMS, **cells: Any) -> list[str]:
    return [point.title for point in points({**SOUND, **cells}, aims, TODAY) if not point.met]


def test_a_sound_card_has_every_point() -> None:
    assert lacking() == []


@pytest.mark.parametrize(
    ("cells", "lacks"),
    [
        ({"definition": "Usagers"}, "The definition says"),
        ({"definition": None}, "The definition says"),
        ({"method": " "}, "The method says"),
        ({"unit": None}, "The unit is said"),
        ({"unit": "% des usagers"}, "The behaviour fits the unit"),
        (
            {"behaviour": "cumulative", "direction": "decrease", "baseline_value": 200},
            "The behaviour",
        ),
        ({"minimum": None}, "Bounds stop"),
        ({"minimum": 20}, "Bounds stop"),
        ({"behaviour": "ratio", "unit": "%"}, "Bounds stop"),
        ({"baseline_date": None}, "The baseline"),
        ({"baseline_value": 100}, "A dated target lies beyond"),
        ({"direction": "decrease"}, "A dated target lies beyond"),
        ({"method_version": 2}, "The change of method"),
        ({"kind": "intermediate"}, "It says to which effect"),
    ],
)
def test_what_is_missing_lacks_its_own_point(cells: dict[str, Any], lacks: str) -> None:
    found = lacking(**cells)
    assert len(found) == 1, found
    assert found[0].startswith(lacks)


def test_a_version_named_in_the_method_is_explained() -> None:
    method = "Depuis avril 2026, v2 : les comptes de test sont exclus"
    assert lacking(method_version=2, method=method) == []


def test_targets_are_asked_but_of_a_context_indicator() -> None:
    assert lacking([]) == [
        "A dated target lies beyond the baseline",
        "The last target is still to come",
    ]
    assert lacking([], kind="context") == []
    assert lacking([Target("a", date(2026, 1, 1), 100, None)]) == [
        "The last target is still to come"
    ]


def test_a_target_that_asks_less_than_the_one_before_is_out_of_line() -> None:
    first, last = (
        Target("a", date(2027, 6, 30), 120, None),
        Target("b", date(2027, 12, 31), 110, None),
    )
    assert lacking([last, first]) == ["The targets follow one another in the wished direction"]
    assert lacking([last, first._replace(value=105)]) == []


@pytest.mark.parametrize(
    ("after", "measured", "asks"),
    [
        ({"method": "Autre"}, True, True),
        ({"unit": "comptes"}, True, True),
        ({"method": "Autre", "method_version": 2}, True, False),
        ({"method": "Autre"}, False, False),
        ({"definition": "Autre"}, True, False),
    ],
)
def test_another_measure_asks_whether_values_compare(
    after: dict[str, Any], measured: bool, asks: bool
) -> None:
    assert bool(list(card_doubts(SOUND, {**SOUND, **after}, measured))) == asks
