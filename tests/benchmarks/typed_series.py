"""The series that typing errors are seeded into, as rows of the entry grid."""

import csv
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lib.entries.plausibility import Traits
from lib.quarters import Quarter

DEMONSTRATION = Path(__file__).parents[2] / "data" / "demo"
# What the barometer counts; it publishes no bounds.
DITP = {
    "IND-246": Traits("ratio", "%"),
    "IND-306": Traits("ratio", "%"),
    "IND-323": Traits("flow", "démarches"),
    "IND-324": Traits("cumulative", "zones"),
    "IND-734": Traits("cumulative", "personnes"),
    "IND-736": Traits("cumulative", "accompagnements"),
}


@dataclass(frozen=True)
class Row:
    """A measured value, on its row of the grid; `decimals` is how many its series bears."""

    project: str
    indicator: str
    quarter: Quarter
    value: float
    traits: Traits
    decimals: int
    expected: float | None


class Series:
    """An indicator of a project: its card, its dated aims (baseline first) and its values."""

    def __init__(self, project: str, indicator: str, traits: Traits) -> None:
        self.project, self.indicator, self.traits = project, indicator, traits
        self.aims: dict[date, float] = {}
        self.written: dict[Quarter, str] = {}

    def start(self, day: str, value: str) -> None:
        """Adds the baseline, if there is one; without its day it is on the card alone."""
        if value:
            self.traits = replace(self.traits, baseline=float(value))
            self._on_line(day, value)

    def aim(self, day: str, value: str) -> None:
        """Adds a target."""
        self._on_line(day, value)
        self.traits = replace(self.traits, target=self.aims[max(self.aims)])

    def _on_line(self, day: str, value: str) -> None:
        if day:
            self.aims[date.fromisoformat(day)] = float(value)

    def rows(self) -> Iterator[Row]:
        """Its values, in no order."""
        parts = (text.partition(".")[2].rstrip("0") for text in self.written.values())
        decimals = max(map(len, parts), default=0)
        for quarter, text in self.written.items():
            place = (self.project, self.indicator, quarter, float(text))
            yield Row(*place, self.traits, decimals, self.expected(quarter.last_day))

    def expected(self, day: date) -> float | None:
        """Where the line from aim to aim stands on that day; without a target there is none."""
        days = sorted(self.aims)
        after = bisect_right(days, day)
        if not after or self.traits.target is None:
            return None
        begun, start = days[after - 1], self.aims[days[after - 1]]
        if after == len(days):
            return start
        slope = (self.aims[days[after]] - start) / (days[after] - begun).days
        return start + slope * (day - begun).days


def demonstration() -> list[Row]:
    """The measured values of the demonstration."""
    series = {}
    for card in lines(DEMONSTRATION / "indicator.csv"):
        low, high = number(card["minimum"]), number(card["maximum"])
        traits = Traits(card["behaviour"], card["unit"], low, high)
        series[card["key"]] = Series(card["project"], card["key"], traits)
        series[card["key"]].start(card["baseline_date"], card["baseline_value"])
    for target in lines(DEMONSTRATION / "target.csv"):
        series[target["indicator"]].aim(target["date"], target["value"])
    for value in lines(DEMONSTRATION / "value.csv"):
        if value["status"] == "measured":
            series[value["indicator"]].written[Quarter.read(value["quarter"])] = value["value"]
    return in_order(series.values())


def ditp(folder: Path) -> list[Row]:
    """The values of the barometer; a territory stands for a project."""
    series: dict[tuple[str, str], Series] = {}
    for value in lines(folder / "ditp_anct_values_quarter.csv"):
        project, code = f"{value['level']}-{value['territory_code']}", value["indicator_id"]
        one = series.setdefault((project, code), Series(project, f"{project}/{code}", DITP[code]))
        one.written[Quarter.read(value["quarter"].replace("Q", "-Q"))] = value["value"]
    for target in lines(folder / "ditp_anct_targets.csv"):
        project = f"{target['level']}-{target['territory_code']}"
        if (project, target["indicator_id"]) in series:
            one = series[project, target["indicator_id"]]
            one.start(target["initial_date"], target["initial_value"])
            one.aim(target["target_date"], target["target_value"])
    return in_order(series.values())


def in_order(series: Iterable[Series]) -> list[Row]:
    """The rows by project, quarter and indicator."""
    rows = [row for one in series for row in one.rows()]
    return sorted(rows, key=lambda row: (row.project, row.quarter, row.indicator))


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The lines of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def number(text: str) -> float | None:
    """The number of a cell, if there is one."""
    return float(text) if text else None
