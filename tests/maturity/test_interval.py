"""The interval of a level agrees with the mart's, and the most telling facts come first."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from lib.maturity import DIMENSIONS, interval, telling
from lib.quarters import Quarter
from lib.questions.axes import axes
from tests.bases import mirror_of, project

DAY = date(2026, 10, 20)
STATES = ("met", "met", "met", "not_met", "unknown")
NAMES = [f"p{number}" for number in range(40)]


def drawn(seed: int) -> dict[str, str]:
    """A state for each criterion of all dimensions, at random."""
    chance = Random(seed)
    return {
        c.id: chance.choice((*STATES, "na") if c.na_allowed else STATES)
        for dimension in DIMENSIONS.values()
        for c in dimension.criteria
    }


def test_the_interval_is_the_marts(tmp_path: Path) -> None:
    drawns = {name: drawn(number) for number, name in enumerate(NAMES)}
    facts = [
        {
            "key": f"{name}/{criterion}",
            "project": name,
            "criterion": criterion,
            "state": state,
            "fact_date": "2026-10-01",
            "mode": "automatic",
            "comment": "…",
        }
        for name, states in drawns.items()
        for criterion, state in states.items()
    ]
    mirror = mirror_of({"project": [*map(project, NAMES)], "assessment": facts}, tmp_path, DAY)
    for name, states in drawns.items():
        for code, axis in axes(mirror, name, Quarter(2026, 4)).items():
            assert interval(DIMENSIONS[code], states) == (axis.floor, axis.ceiling), (name, code)


@pytest.mark.parametrize(
    ("states", "first"),
    [
        ({}, ["OSS-11", "OSS-12"]),
        ({"OSS-11": "met", "OSS-12": "met"}, ["OSS-21", "OSS-22"]),
        (
            {"OSS-11": "met", "OSS-12": "met", "OSS-21": "met", "OSS-22": "met"},
            ["OSS-23", "OSS-24"],
        ),
    ],
)
def test_the_gates_of_the_next_level_say_most(states: dict[str, str], first: list[str]) -> None:
    dimension = DIMENSIONS["open_source"]
    unknown = [c.id for c in dimension.criteria if c.id not in states]
    assert [c.id for c in telling(dimension, states, unknown)][:2] == first
