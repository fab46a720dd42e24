"""How many indicators are in each status, quarter after quarter."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lib.charts.look import Manner, canvas, hatched
from lib.questions.overview import Tally


def status_history(
    tallies: Sequence[Tally], quarters: Sequence[str], words: Mapping[str, str], manner: Manner
) -> go.Figure:
    """A stacked bar for each quarter; `quarters` are their names, `words` those of the statuses.

    A status that no quarter knows is left out of the legend.
    """
    figure = canvas(manner, height=320)
    for status, word in words.items():
        counts = [getattr(tally, status) for tally in tallies]
        if any(counts):
            figure.add_bar(
                x=list(quarters),
                y=counts,
                name=word,
                marker=hatched(status),
                hovertemplate=f"%{{x}}<br>{word}: %{{y}}<extra></extra>",
            )
    figure.update_layout(barmode="stack", bargap=0.35, legend_traceorder="normal")
    figure.update_xaxes(type="category")
    return figure
