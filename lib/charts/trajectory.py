"""An indicator's history beside where it was expected to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from lib.charts.look import BLUE, GREY, STATE_COLOUR, STATE_SYMBOL, Manner, canvas
from lib.quarters import Quarter

# The lane of what is missing, then the plot above it, as parts of the height.
LANE = [0.0, 0.06]
PLOT = [0.12, 1.0]
SMALL_LANE = [0.0, 0.14]
SMALL_PLOT = [0.24, 1.0]
TICKS = 9


@dataclass(frozen=True)
class Mark:
    """One quarter where a value is due or given: its last day, its name, its state.

    `value` is the measured value, `carried` an earlier one that stands in; `said` tells it whole.
    """

    day: date
    quarter: str
    state: str
    said: str
    value: float | None = None
    carried: float | None = None
    method: int = 1


@dataclass(frozen=True)
class Aim:
    """A dated point of the trajectory: `kind` is baseline or target."""

    kind: str
    day: date
    value: float
    said: str


@dataclass(frozen=True)
class Trajectory:
    """All that the chart shows; `words` name what it draws.

    They are those of the five states, and `carried`, `expected`, `baseline`, `target`, `method`.
    """

    marks: Sequence[Mark]
    aims: Sequence[Aim]
    words: Mapping[str, str]


def trajectory(told: Trajectory, manner: Manner, height: int = 380) -> go.Figure:
    """Measured values as a line that every gap breaks, what is expected dashed, targets as diamonds.

    A quarter without a measured value has a symbol of its state on a lane below. A mark's data are its
    quarter.
    """
    figure = canvas(manner, height)
    _expected(figure, told)
    _measured(figure, told)
    _carried(figure, told)
    _aims(figure, told)
    _missing(figure, told)
    _method_changes(figure, told)
    _axes(figure, told)
    return figure


def miniature(told: Trajectory, manner: Manner) -> go.Figure:
    """The same history, small: without legend, its first and last quarters named."""
    figure = trajectory(told, manner, height=150)
    figure.layout.annotations = ()
    figure.update_layout(showlegend=False)
    figure.update_layout(yaxis_domain=SMALL_PLOT, yaxis2_domain=SMALL_LANE)
    if told.marks:
        ends = [told.marks[0], told.marks[-1]]
        figure.update_xaxes(tickvals=[m.day for m in ends], ticktext=[m.quarter for m in ends])
    figure.update_layout(yaxis_nticks=3)
    return figure


def _expected(figure: go.Figure, told: Trajectory) -> None:
    """From the baseline through the targets, then level to the last quarter shown."""
    points = [(aim.day, aim.value) for aim in told.aims]
    if points and told.marks and told.marks[-1].day > points[-1][0]:
        points.append((told.marks[-1].day, points[-1][1]))
    if len(points) > 1:
        days, values = zip(*points, strict=True)
        line = {"color": GREY, "width": 2, "dash": "dash"}
        _draw(figure, told.words["expected"], (days, values), mode="lines", line=line)


def _measured(figure: go.Figure, told: Trajectory) -> None:
    days: list[date] = []
    values: list[float | None] = []
    said: list[str] = []
    method = None
    for mark in told.marks:
        if mark.value is not None and method not in (None, mark.method):
            days, values, said = [*days, mark.day], [*values, None], [*said, ""]
        days, values, said = [*days, mark.day], [*values, mark.value], [*said, mark.said]
        method = mark.method if mark.value is not None else method
    _draw(
        figure,
        told.words["measured"],
        (days, values),
        text=said,
        mode="lines+markers",
        connectgaps=False,
        line={"color": BLUE, "width": 3},
        marker={"color": BLUE, "size": 8, "symbol": STATE_SYMBOL["measured"]},
    )


def _carried(figure: go.Figure, told: Trajectory) -> None:
    marks = [mark for mark in told.marks if mark.value is None and mark.carried is not None]
    if marks:
        _draw(
            figure,
            told.words["carried"],
            ([mark.day for mark in marks], [mark.carried for mark in marks]),
            text=[mark.said for mark in marks],
            mode="markers",
            marker={
                "color": BLUE,
                "size": 9,
                "symbol": "circle-open",
                "line": {"width": 2, "color": BLUE},
            },
        )


def _aims(figure: go.Figure, told: Trajectory) -> None:
    for kind, symbol in (("baseline", "square-open"), ("target", "diamond")):
        aims = [aim for aim in told.aims if aim.kind == kind]
        if aims:
            _draw(
                figure,
                told.words[kind],
                ([aim.day for aim in aims], [aim.value for aim in aims]),
                text=[aim.said for aim in aims],
                mode="markers",
                marker={
                    "color": GREY,
                    "size": 11,
                    "symbol": symbol,
                    "line": {"width": 2, "color": GREY},
                },
            )


def _missing(figure: go.Figure, told: Trajectory) -> None:
    """On the lane below, a symbol for each quarter without a measured value."""
    for state in STATE_SYMBOL:
        marks = [mark for mark in told.marks if mark.state == state and mark.value is None]
        if marks:
            colour = STATE_COLOUR[state]
            _draw(
                figure,
                told.words[state],
                ([mark.day for mark in marks], [0] * len(marks)),
                text=[mark.said for mark in marks],
                mode="markers",
                yaxis="y2",
                marker={
                    "color": colour,
                    "size": 9,
                    "symbol": STATE_SYMBOL[state],
                    "line": {"width": 2, "color": colour},
                },
            )


def _draw(
    figure: go.Figure,
    name: str,
    points: tuple[Sequence[date], Sequence[float | None]],
    **look: object,
) -> None:
    hover = {"hovertemplate": "%{text}<extra></extra>"} if "text" in look else {"hoverinfo": "skip"}
    look["customdata"] = [(str(Quarter.of(day)),) for day in points[0]]
    figure.add_scatter(x=list(points[0]), y=list(points[1]), name=name, **hover, **look)


def _method_changes(figure: go.Figure, told: Trajectory) -> None:
    """A dotted line where values begin to be measured in another way."""
    measured = [mark for mark in told.marks if mark.value is not None]
    for before, after in zip(measured, measured[1:], strict=False):
        if before.method != after.method:
            between = before.day + (after.day - before.day) / 2
            figure.add_vline(x=between, line={"color": GREY, "width": 1, "dash": "dot"})
            figure.add_annotation(
                x=between,
                y=1,
                yref="paper",
                yanchor="top",
                xanchor="right",
                text=told.words["method"],
                showarrow=False,
            )


def _axes(figure: go.Figure, told: Trajectory) -> None:
    """Quarters named in words, at most nine of them; a lane of its own for what is missing."""
    step = max(1, -(-len(told.marks) // TICKS))
    named = [*reversed(told.marks)][::step]
    figure.update_xaxes(
        type="date",
        anchor="y2",
        tickvals=[mark.day for mark in named],
        ticktext=[m.quarter for m in named],
    )
    figure.update_layout(
        yaxis_domain=PLOT,
        yaxis2={"domain": LANE, "range": [-1, 1], "visible": False, "fixedrange": True},
    )
