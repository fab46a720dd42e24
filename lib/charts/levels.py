"""The maturity of each dimension: a level, or the interval in which it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.charts.look import BLUE, FAINT, Manner, canvas

HIGHEST = 4


@dataclass(frozen=True)
class Level:
    """One dimension by its name; floor and ceiling are empty when it has no level, as `said` tells.

    `code` is the dimension's own.
    """

    code: str
    dimension: str
    floor: int | None
    ceiling: int | None
    said: str


def levels(rows: Sequence[Level], names: Mapping[int, str], manner: Manner) -> go.Figure:
    """From 0 to 4, a dot for a known level, a bar from floor to ceiling for an interval.

    `names` are what the levels are called on the axis. The first dimension stands on top. A mark's data
    are its dimension's code.
    """
    figure = canvas(manner, height=60 + 44 * len(rows))
    for row in rows:
        if row.floor is None or row.ceiling is None:
            _words(figure, row)
        else:
            _interval(figure, row, row.floor, row.ceiling)
    figure.update_layout(showlegend=False)
    figure.update_xaxes(
        range=[-0.3, HIGHEST + 0.3],
        tickvals=list(names),
        ticktext=list(names.values()),
        showgrid=True,
        gridcolor=FAINT,
        side="top",
    )
    order = [row.dimension for row in reversed(rows)]
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=order, showgrid=False)
    return figure


def _interval(figure: go.Figure, row: Level, floor: int, ceiling: int) -> None:
    known = floor == ceiling
    figure.add_scatter(
        x=[floor, ceiling],
        y=[row.dimension] * 2,
        mode="lines+markers",
        line={"color": BLUE, "width": 8},
        marker={
            "color": BLUE,
            "size": 16,
            "symbol": "circle" if known else "circle-open",
            "line": {"width": 3, "color": BLUE},
        },
        text=[row.said] * 2,
        customdata=[(row.code,)] * 2,
        hovertemplate="%{text}<extra></extra>",
    )


def _words(figure: go.Figure, row: Level) -> None:
    figure.add_scatter(
        x=[0],
        y=[row.dimension],
        mode="text",
        text=[row.said],
        textposition="middle right",
        hoverinfo="skip",
    )
