"""How many indicators are in each status, quarter after quarter."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lib.charts.look import SMALL_HIDDEN, Manner, canvas, counted, hatched
from lib.questions.overview import Tally


def status_history(
    tallies: Sequence[Tally], quarters: Sequence[str], words: Mapping[str, str], manner: Manner
) -> go.Figure:
    """A stacked bar for each quarter; `quarters` are their names, `words` those of the statuses.

    A status that no quarter knows is left out of the legend. A mark's data are its status and quarter.
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
                customdata=[(status, tally.quarter) for tally in tallies],
                **counted(counts),
                hovertemplate=f"%{{x}}<br>{word}: %{{y}}<extra></extra>",
            )
    figure.update_layout(barmode="stack", bargap=0.35, legend_traceorder="normal", **SMALL_HIDDEN)
    figure.update_xaxes(type="category")
    return figure
