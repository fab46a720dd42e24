"""An indicator's history as a chart: the rows of the marts put into the reader's words."""

from collections.abc import Sequence
from html import escape

from lib.charts.trajectory import Aim, Mark, Trajectory
from lib.quarters import Quarter
from lib.questions.indicator import Figures, Point
from lib.questions.words import STATES
from lib.ui.language import t
from lib.ui.shown import figure, quarter_name


def told(history: Sequence[Figures], points: Sequence[Point], unit: str) -> Trajectory:
    """What the chart shows: quarters that say something, the points of the line, the words."""
    words = {state: t(message) for state, message in STATES.items()}
    words |= {
        "carried": t("carried"),
        "expected": t("expected"),
        "baseline": t("baseline"),
        "target": t("target"),
        "method": t("method changed"),
    }
    marks = [_mark(line, unit) for line in history if line.told]
    return Trajectory(marks, [_aim(point, unit, words) for point in points], words)


def _mark(line: Figures, unit: str) -> Mark:
    quarter = quarter_name(line.quarter)
    measured = line.entered_value
    return Mark(
        day=Quarter.read(line.quarter).last_day,
        quarter=quarter,
        state=line.state,
        said=_said(line, unit),
        value=measured,
        carried=line.value if line.carried else None,
        method=line.entered_method or 1,
    )


def _said(line: Figures, unit: str) -> str:
    """What is read on a quarter: a chart reads a few tags, which no text of a base may be."""
    quarter, state = quarter_name(line.quarter), t(STATES[line.state])
    if line.entered_value is not None:
        return escape(f"{quarter} : {figure(line.entered_value, unit)}")
    if line.carried:
        value, then = figure(line.value, unit), quarter_name(line.value_quarter)
        return escape(
            t(
                "{quarter}: {state}; {value} carried from {then}",
                quarter=quarter,
                state=state,
                value=value,
                then=then,
            )
        )
    return escape(f"{quarter} : {state}")


def _aim(point: Point, unit: str, words: dict[str, str]) -> Aim:
    said = t(
        "{what}: {value} on {day}",
        what=words[point.kind],
        value=figure(point.value, unit),
        day=point.day,
    )
    return Aim(point.kind, point.day, point.value, escape(said))
