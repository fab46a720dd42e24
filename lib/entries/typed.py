"""A value typed, with the past of its indicator: what plausibility is asked about."""

from collections.abc import Mapping
from typing import Any

from lib.entries.doubt import Traits, Typed
from lib.entries.series import Series
from lib.quarters import Quarter


def traits_of(indicator: Mapping[str, Any], target: float | None = None) -> Traits:
    """What an indicator's card says of its values."""
    return Traits(
        behaviour=indicator["behaviour"],
        unit=indicator["unit"],
        minimum=indicator["minimum"],
        maximum=indicator["maximum"],
        baseline=indicator["baseline_value"],
        target=target,
    )


def typed_value(indicator: Mapping[str, Any], series: Series, row: Mapping[str, Any]) -> Typed:
    """The value of a row, after the measured values of the quarters before it."""
    quarter = Quarter.read(row["quarter"])
    expected, target = series.aims(quarter)
    past = series.before(quarter)
    return Typed(traits_of(indicator, target), quarter, row["value"], past, expected)
