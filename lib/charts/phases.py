"""The line of a project's phases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import plotly.graph_objects as go

from lib.charts.look import GREEN, GREY, Manner, canvas

DARK, WHITE = "#161616", "#ffffff"
# The fill of each phase and the text that reads on it; the last ones end the project.
FILLS = {
    "investigation": ("#cacafb", DARK),
    "construction": ("#9898f8", DARK),
    "acceleration": ("#5b5be6", WHITE),
    "consolidation": ("#2323b5", WHITE),
    "operated": (GREEN, WHITE),
}
END = ("#6a6a6a", WHITE)


@dataclass(frozen=True)
class Segment:
    """One phase: its code, its name, its days; an open one lasts until the day of reference."""

    phase: str
    name: str
    start: date
    end: date
    said: str


def phases(segments: Sequence[Segment], manner: Manner) -> go.Figure:
    """One band per phase, along the years; what no phase covers stays empty."""
    figure = canvas(manner, height=110)
    for segment in segments:
        fill, text = FILLS.get(segment.phase, END)
        # The day that ends a phase is often the one that begins the next: a day shows at least.
        length = max(segment.end - segment.start, timedelta(days=1))
        figure.add_bar(
            base=[segment.start],
            x=[length.total_seconds() * 1000],
            y=[""],
            orientation="h",
            marker={"color": fill, "line": {"color": GREY, "width": 1}},
            text=[segment.name],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": text},
            hovertext=[segment.said],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    figure.update_layout(
        barmode="overlay", showlegend=False, uniformtext={"minsize": 11, "mode": "hide"}
    )
    figure.update_xaxes(type="date", tickformat="%Y", dtick="M12", ticks="outside")
    figure.update_yaxes(showticklabels=False, showgrid=False)
    return figure
