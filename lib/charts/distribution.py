"""How many projects have each level of maturity, dimension by dimension."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.charts.look import GREY, Manner, canvas

LEVELS = ("#b9b9c9", "#cacafb", "#9898f8", "#5b5be6", "#2323b5")
BETWEEN, NOT_RATED = "/", "."


@dataclass(frozen=True)
class Bar:
    """One dimension by its name: how many projects at each level from 0, between two, not rated."""

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


def distribution(bars: Sequence[Bar], words: LevelWords, manner: Manner) -> go.Figure:
    """A bar per dimension, the first on top: sure levels from pale to dark, the rest hatched."""
    figure = canvas(manner, height=100 + 44 * len(bars))
    for level, word in enumerate(words.levels):
        counts = {bar.dimension: bar.sure[level] for bar in bars}
        _part(figure, word, counts, {"color": LEVELS[level]})
    between = {bar.dimension: bar.between for bar in bars}
    not_rated = {bar.dimension: bar.not_rated for bar in bars}
    for word, shape, counts in (
        (words.between, BETWEEN, between),
        (words.not_rated, NOT_RATED, not_rated),
    ):
        pattern = {"shape": shape, "fgcolor": GREY, "bgcolor": "rgba(0, 0, 0, 0)", "size": 6}
        _part(figure, word, counts, {"pattern": pattern})
    order = [bar.dimension for bar in reversed(bars)]
    figure.update_layout(barmode="stack", bargap=0.4, legend_traceorder="normal")
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=order, showgrid=False)
    return figure


def _part(figure: go.Figure, word: str, counts: dict[str, int], fill: dict[str, object]) -> None:
    if any(counts.values()):
        figure.add_bar(
            y=list(counts),
            x=list(counts.values()),
            name=word,
            orientation="h",
            marker={**fill, "line": {"color": GREY, "width": 1}},
            hovertemplate=f"%{{y}}<br>{word}: %{{x}}<extra></extra>",
        )
