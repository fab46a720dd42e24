"""How many territories are reached, quarter after quarter."""

from collections.abc import Sequence

import plotly.graph_objects as go

from lib.charts.look import BLUE, Manner, canvas
from lib.questions.spread import Step


def reach_history(
    steps: Sequence[Step], quarters: Sequence[str], words: tuple[str, str], manner: Manner
) -> go.Figure:
    """Deployed territories, then experimenting ones hatched above; `words` name the two."""
    figure = canvas(manner, height=280)
    looks = ("", [step.deployed for step in steps]), ("/", [step.experimenting for step in steps])
    for word, (shape, counts) in zip(words, looks, strict=True):
        pattern = {
            "shape": shape,
            "bgcolor": BLUE,
            "fgcolor": "rgba(255, 255, 255, 0.75)",
            "size": 6,
        }
        figure.add_bar(
            x=list(quarters),
            y=counts,
            name=word,
            marker={"color": BLUE, "line": {"width": 0}, "pattern": pattern},
            hovertemplate=f"%{{x}}<br>{word}: %{{y}}<extra></extra>",
        )
    figure.update_layout(barmode="stack", bargap=0.35, legend_traceorder="normal")
    figure.update_xaxes(type="category")
    return figure
