"""A value typed, with the past of its indicator: what plausibility is asked about."""

from collections.abc import Mapping
from typing import Any

from lib.database.mirror import Mirror
from lib.entries.plausibility import Traits, Typed
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


def typed_value(mirror: Mirror, indicator: Mapping[str, Any], row: Mapping[str, Any]) -> Typed:
    """The value of a row, after the measured values of the quarters before it."""
    quarter = Quarter.read(row["quarter"])
    expected, target = _aims(mirror, indicator["key"], quarter)
    past = _past(mirror, indicator["key"], quarter)
    return Typed(traits_of(indicator, target), quarter, row["value"], past, expected)


def _aims(mirror: Mirror, indicator: str, quarter: Quarter) -> tuple[float | None, float | None]:
    """The expected value of the quarter and the final target, where they are known."""
    with mirror.cursor() as cursor:
        found = cursor.execute(
            "SELECT expected, final_target FROM mart.indicator_quarter"
            " WHERE indicator = ? AND quarter = ?",
            [indicator, str(quarter)],
        ).fetchone()
    return (found[0], found[1]) if found else (None, None)


def _past(mirror: Mirror, indicator: str, quarter: Quarter) -> list[tuple[Quarter, float]]:
    with mirror.cursor() as cursor:
        found = cursor.execute(
            "SELECT quarter, value FROM mart.counted_value"
            " WHERE indicator = ? AND status = 'measured' AND quarter < ? ORDER BY quarter",
            [indicator, str(quarter)],
        ).fetchall()
    return [(Quarter.read(text), value) for text, value in found]
