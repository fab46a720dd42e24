"""The head of the indicator's page: what it is, and its figures in the quarter."""

import streamlit as st

from lib.questions.indicator import Card, Figures
from lib.questions.words import STATES, STATUSES, choice
from lib.ui.indicator.why import indicator_why
from lib.ui.language import language, plain, t
from lib.ui.links import text_link
from lib.ui.scope import dimension_name
from lib.ui.shown import expected_figure, figure, quarter_name, share


def title(found: Card) -> None:
    """Its name, then its project, dimension and nature."""
    st.title(plain(found.name))
    words = [
        text_link("explore/project", plain(found.project_name), project=found.project),
        dimension_name(found.dimension),
        choice("indicator", "kind", found.kind, language()),
    ]
    if found.north_star:
        star = t("north star")
        words.append(f":blue-badge[:material/star: {star}]")
    st.markdown(" · ".join(words))


def headline(found: Card, now: Figures | None, quarter: str) -> None:
    """Status, value, expected value, final target and progress of the quarter; each label opens."""
    if now is None:
        st.info(
            t(
                "This indicator is not followed in {quarter}: choose another quarter.",
                quarter=quarter_name(quarter),
            )
        )
        return
    with st.container(horizontal=True):
        for kind, label, shown, note in _headline(found, now):
            st.metric(
                indicator_why(kind, label, found.key, quarter),
                shown,
                note,
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
            )


def _headline(found: Card, now: Figures) -> list[tuple[str, str, str, str | None]]:
    """Kind of question, label, figure and note of each figure of the quarter."""
    status = t(STATUSES[now.status]).capitalize() if now.status else "—"
    unit = plain(found.unit)
    return [
        ("status", t("Status"), status, None),
        ("value", t("Value"), figure(now.value, unit), _note(now)),
        ("expected", t("Expected"), expected_figure(now.expected, unit), None),
        ("target", t("Final target"), figure(now.final_target, unit), None),
        ("progress", t("Progress"), share(now.progress), None),
    ]


def _note(now: Figures) -> str:
    """The state of the quarter's value, and of which quarter another one is when it stands in."""
    state = t(STATES[now.state])
    if now.method_changed:
        state = t("{state}, method changed", state=state)
    if not now.carried:
        return state
    return t("{state}: value of {quarter}", state=state, quarter=quarter_name(now.value_quarter))
