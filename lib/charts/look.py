"""The look that all charts share: colours that read on white and on black, patterns, symbols."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

BLUE, GREEN, ORANGE, RED, GREY = "#6a6af4", "#1f8d49", "#cc7a00", "#e1000f", "#8a8a8a"
FAINT = "rgba(138, 138, 138, 0.25)"
STATUS_COLOUR = {
    "achieved": GREEN,
    "on_track": BLUE,
    "at_risk": ORANGE,
    "off_track": RED,
    "no_target": GREY,
    "no_value": GREY,
}
STATUS_PATTERN = {
    "achieved": "",
    "on_track": "",
    "at_risk": "/",
    "off_track": "x",
    "no_target": ".",
    "no_value": "",
}
STATE_COLOUR = {
    "measured": BLUE,
    "not_due": GREY,
    "late": RED,
    "not_measured": ORANGE,
    "not_applicable": GREY,
}
STATE_SYMBOL = {
    "measured": "circle",
    "not_due": "hourglass",
    "late": "x",
    "not_measured": "circle-x-open",
    "not_applicable": "line-ew-open",
}
CALM = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "", "automargin": True}


# A count that its bar has no room for is left to the table of the figures.
SMALL_HIDDEN = {"uniformtext": {"minsize": 11, "mode": "hide"}}


@dataclass(frozen=True)
class Manner:
    """How the reader's language writes numbers: the decimal mark, then the one between thousands."""

    separators: str


def canvas(manner: Manner, height: int) -> go.Figure:
    """An empty figure: no background, no title, its legend above."""
    return go.Figure(
        layout=go.Layout(
            height=height,
            separators=manner.separators,
            paper_bgcolor="rgba(0, 0, 0, 0)",
            plot_bgcolor="rgba(0, 0, 0, 0)",
            margin={"l": 0, "r": 8, "t": 8, "b": 0},
            legend={"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "title": ""},
            hoverlabel={"align": "left"},
            dragmode=False,
            xaxis=dict(CALM),
            yaxis={
                **CALM,
                "showgrid": True,
                "gridcolor": FAINT,
                "separatethousands": True,
                "exponentformat": "none",
            },
        )
    )


def hatched(status: str) -> dict[str, object]:
    """The fill of a status: its colour, and its pattern drawn over it."""
    return {
        "color": STATUS_COLOUR[status],
        "line": {"width": 0},
        "pattern": {
            "shape": STATUS_PATTERN[status],
            "bgcolor": STATUS_COLOUR[status],
            "fgcolor": "rgba(255, 255, 255, 0.35)",
            "size": 9,
            "solidity": 0.15,
        },
    }


def counted(counts: Sequence[int]) -> dict[str, object]:
    """Each part of a bar bears its own count, where it has room for it."""
    return {
        "text": [str(count) if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
    }
