"""How many territories are reached, quarter after quarter."""

from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts.look import BLUE, SMALL_HIDDEN, Manner, canvas, counted
from lib.questions.spread import Step


def reach_history(
    steps: Sequence[Step], quarters: Sequence[str], words: tuple[str, str], manner: Manner
) -> go.Figure:
    """Deployed territories, then experimenting ones hatched above; `words` name the two.

    A mark's data are what it counts and its quarter.
    """
    figure = canvas(manner, height=280)
    looks = ("", "deployed"), ("/", "experimenting")
    for word, (shape, counted_as) in zip(words, looks, strict=True):
        counts = [getattr(step, counted_as) for step in steps]
        pattern = {
            "shape": shape,
            "bgcolor": BLUE,
            "fgcolor": "rgba(255, 255, 255, 0.35)",
            "size": 9,
        }
        figure.add_bar(
            x=list(quarters),
            y=counts,
            name=word,
            marker={"color": BLUE, "line": {"width": 0}, "pattern": pattern},
            hovertemplate=f"%{{x}}<br>{word}: %{{y}}<extra></extra>",
            customdata=[(counted_as, step.quarter) for step in steps],
            **counted(counts),
        )
    figure.update_layout(barmode="stack", bargap=0.35, legend_traceorder="normal", **SMALL_HIDDEN)
    figure.update_xaxes(type="category")
    return figure
