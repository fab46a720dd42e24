"""What moved: the indicators whose status rose or fell since the quarter before."""

from collections.abc import Sequence

import streamlit as st

from lib.quarters import Quarter
from lib.questions.judged import Judged
from lib.ui.indicator.why import indicator_why
from lib.ui.language import plain, t
from lib.ui.links import text_link
from lib.ui.portfolio.tallies import indicator_link
from lib.ui.shown import status_badge, table

SHOWN = 8


def moved(found: Sequence[Judged], quarter: Quarter) -> None:
    """Those that fell and those that rose, side by side."""
    st.subheader(t("What moved"))
    fell = [line for line in found if line.move < 0]
    rose = [line for line in found if line.move > 0]
    left, right = st.columns(2, gap="large")
    with left:
        _list(t("Falling: {count}", count=len(fell)), fell, quarter)
    with right:
        _list(t("Rising: {count}", count=len(rose)), rose, quarter)


def _list(title: str, lines: Sequence[Judged], quarter: Quarter) -> None:
    st.markdown(f"**{title}**")
    table([_row(line, quarter) for line in lines[:SHOWN]], alt=title)
    if rest := lines[SHOWN:]:
        with st.expander(t("{count} more", count=len(rest))):
            table([_row(line, quarter) for line in rest], alt=title)


def _row(line: Judged, quarter: Quarter) -> dict[str, str]:
    def asked(badge: str, when: Quarter) -> str:
        return indicator_why("status", badge, line.indicator, str(when))

    name = text_link("explore/project", plain(line.project_name), project=line.project)
    return {
        t("Indicator"): f"{indicator_link(line)} :gray[·] {name}",
        t("Before"): asked(status_badge(line.before), quarter + -1),
        t("Now"): asked(status_badge(line.status), quarter),
    }
