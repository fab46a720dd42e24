"""The past of indicators and where they should be, read once for a whole sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lib.database.mirror import Mirror
from lib.entries.doubt import Past
from lib.quarters import Quarter


@dataclass
class Series:
    """One indicator's measured values, its expected ones and its final target, by quarter."""

    measured: dict[Quarter, float] = field(default_factory=dict)
    expected: dict[Quarter, tuple[float | None, float | None]] = field(default_factory=dict)

    def before(self, quarter: Quarter) -> Past:
        """The measured values before a quarter, oldest first."""
        return sorted((q, value) for q, value in self.measured.items() if q < quarter)

    def aims(self, quarter: Quarter) -> tuple[float | None, float | None]:
        """The expected value of a quarter and the final target, where they are known."""
        return self.expected.get(quarter, (None, None))

    def write(self, quarter: Quarter, value: float | None) -> None:
        """Takes in a value just written; none when it is not measured."""
        self.measured.pop(quarter, None)
        if value is not None:
            self.measured[quarter] = value


def read_series(mirror: Mirror, indicators: Iterable[str]) -> dict[str, Series]:
    """The series of these indicators, empty ones included."""
    series = {indicator: Series() for indicator in indicators}
    with mirror.cursor() as cursor:
        cursor.execute(
            "SELECT indicator, quarter, value FROM mart.counted_value"
            " WHERE status = 'measured' AND indicator IN (SELECT unnest(?))",
            [list(series)],
        )
        for indicator, quarter, value in cursor.fetchall():
            series[indicator].measured[Quarter.read(quarter)] = value
        cursor.execute(
            "SELECT indicator, quarter, expected, final_target FROM mart.indicator_quarter"
            " WHERE indicator IN (SELECT unnest(?))",
            [list(series)],
        )
        for indicator, quarter, *aims in cursor.fetchall():
            series[indicator].expected[Quarter.read(quarter)] = (aims[0], aims[1])
    return series
