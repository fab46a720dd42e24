"""How many projects have each level of maturity, dimension by dimension."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import plotly.graph_objects as go

from lib.charts.look import FAINT, GREY, SMALL_HIDDEN, Manner, canvas, counted

LEVELS = ("#b9b9c9", "#cacafb", "#9898f8", "#5b5be6", "#2323b5")
BETWEEN, NOT_RATED = "/", "."


@dataclass(frozen=True)
class Bar:
    """One dimension by its name: how many projects at each level from 0, between two, not rated.

    `code` is the dimension's own.
    """

    code: str
    dimension: str
    sure: Sequence[int]
    between: int
    not_rated: int


@dataclass(frozen=True)
class LevelWords:
    """What levels 0 to 4 are called, then an interval, then no level."""

    levels: Sequence[str]
    between: str
    not_rated: str


class Part(NamedTuple):
    """One part of every bar: its word, what it counts, and how many in each bar."""

    word: str
    counted: str
    counts: list[int]


def distribution(bars: Sequence[Bar], words: LevelWords, manner: Manner) -> go.Figure:
    """A bar per dimension, the first on top: sure levels from pale to dark, the rest hatched.

    A mark's data are its dimension's code and what it counts: « =2 », `range` or `not_rated`.
    """
    figure = canvas(manner, height=100 + 44 * len(bars))
    for level, word in enumerate(words.levels):
        part = Part(word, f"={level}", [bar.sure[level] for bar in bars])
        _draw(figure, bars, part, {"color": LEVELS[level]})
    between = Part(words.between, "range", [bar.between for bar in bars])
    not_rated = Part(words.not_rated, "not_rated", [bar.not_rated for bar in bars])
    for part, shape in ((between, BETWEEN), (not_rated, NOT_RATED)):
        pattern = {"shape": shape, "fgcolor": FAINT, "bgcolor": "rgba(0, 0, 0, 0)", "size": 6}
        _draw(figure, bars, part, {"pattern": pattern})
    order = [bar.dimension for bar in reversed(bars)]
    figure.update_layout(barmode="stack", bargap=0.4, legend_traceorder="normal", **SMALL_HIDDEN)
    figure.update_xaxes(showticklabels=False)
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=order, showgrid=False)
    return figure


def _draw(figure: go.Figure, bars: Sequence[Bar], part: Part, fill: dict[str, object]) -> None:
    if any(part.counts):
        figure.add_bar(
            y=[bar.dimension for bar in bars],
            x=part.counts,
            name=part.word,
            orientation="h",
            marker={**fill, "line": {"color": GREY, "width": 1}},
            hovertemplate=f"%{{y}}<br>{part.word}: %{{x}}<extra></extra>",
            customdata=[(bar.code, part.counted) for bar in bars],
            **counted(part.counts),
        )
