"""The parts of the assessment page: where a dimension stands, which facts to say, their forms."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from lib.maturity import DIMENSIONS, Criterion
from lib.questions.assessments import Evidence
from lib.questions.axes import Axis
from lib.questions.axes import Criterion as Known
from lib.ui.assessment.fact_form import draw_fact, fact_form, waiting_facts
from lib.ui.filters import choose
from lib.ui.forms import alone
from lib.ui.language import language, plain, t
from lib.ui.maturity.evidence import criteria_rows
from lib.ui.maturity.levels import LEVEL, level_name, level_range
from lib.ui.people.reader import Reader
from lib.ui.project.maturity import next_step, step_sentence
from lib.ui.scope import dimension_name
from lib.ui.shown import share, table
from lib.ui.why import why_link

TABLE = "assessment"
FIRST = 2
AGAIN, SHOWN = "assessment_again", "assessment_level"


def dimension_to_assess() -> str:
    """The dimension chosen, one of the five."""
    options = {code: dimension_name(code) for code in DIMENSIONS}
    return choose("dimension", t("Dimension"), options, next(iter(options)))


def level_now(project: str, axis: Axis, found: Evidence) -> None:
    """The level as it stands, from what is surely to what may be; what the next one needs."""
    level = level_range(axis.level_status, axis.floor, axis.ceiling)
    _say_move(project, axis.dimension, level)
    known = t("Criteria known: {share}", share=_opened(share(axis.criteria_known), project, axis))
    with st.container(horizontal=True):
        st.metric(_opened(t("Level"), project, axis), level, border=True, width="content")
        with st.container(width="stretch"):
            st.markdown(known)
            if axis.floor is not None and axis.ceiling is not None:
                st.caption(_level_words(axis.dimension, axis.floor, axis.ceiling))
            states = {name: one.state for name, one in found.known.items()}
            if step := next_step(axis.dimension, axis.floor, states):
                st.markdown(step_sentence(step))


def _opened(shown: str, project: str, axis: Axis) -> str:
    """A figure of the level, as a link to the criteria that make it."""
    return why_link(shown, LEVEL, project, axis.dimension)


def _say_move(project: str, dimension: str, level: str) -> None:
    """Says that what was just saved moved the level."""
    place, before = st.session_state.get(SHOWN, (None, level))
    st.session_state[SHOWN] = ((project, dimension), level)
    if place == (project, dimension) and before != level:
        words = t("Level: {before} until now, {level} from now on.", before=before, level=level)
        st.success(words, icon=":material/stairs:")


def _level_words(dimension: str, floor: int, ceiling: int) -> str:
    low, high = level_name(dimension, floor), level_name(dimension, ceiling)
    if floor == ceiling:
        return t("{level}: {name}", level=floor, name=low)
    return t(
        "Surely {floor}, {low}; at most {ceiling}, {high}, were all that is unknown met.",
        floor=floor,
        low=low,
        ceiling=ceiling,
        high=high,
    )


def facts_to_say(reader: Reader, project: str, found: Evidence) -> None:
    """The two facts that say most, then what keeps the next level away, then any other to be said."""
    unknown, expiring = found.unknown(), found.expiring()
    first, others = unknown[:FIRST], [*unknown[FIRST:], *expiring]
    blocking = [asked for asked in found.blocking() if asked not in others]
    waiting = waiting_facts(reader, project, DIMENSIONS[found.dimension].criteria)
    others += _typed(found, waiting, [*first, *others, *blocking])
    if first:
        st.subheader(t("First: what would say most of the level"))
    else:
        st.success(t("Every criterion of this dimension is known."), icon=":material/check_circle:")
    for asked in first:
        with st.container(border=True):
            fact_form(reader, project, asked, found)
    draw = partial(_folded, reader, project, found)
    for title, asked_of in (
        (t("Said not to be met: what keeps the next level away"), blocking),
        (t("Then: unknown, or about to expire"), others),
    ):
        if asked_of:
            st.subheader(title)
        for asked in asked_of:
            alone(partial(draw, (asked, asked.id in waiting)))


def _folded(reader: Reader, project: str, found: Evidence, fact: tuple[Criterion, bool]) -> None:
    """A fact of which the form is drawn only once it is opened; open where something is typed."""
    asked, waits = fact
    label = f"{plain(asked.id)} · {plain(asked.labels[language()])}"
    icon, key = _icon(found.known.get(asked.id)), f"fact/{project}/{asked.id}"
    with st.expander(label, waits, icon=icon, key=key, on_change="rerun") as opened:
        if opened.open:
            draw_fact(reader, project, asked, found)


def _typed(found: Evidence, waiting: set[str], shown: Sequence[Criterion]) -> list[Criterion]:
    """What is typed stays in view, even where another said the fact meanwhile."""
    hidden = [c for c in DIMENSIONS[found.dimension].criteria if c not in shown]
    again = st.session_state.get(AGAIN)
    return [c for c in hidden if c.id != again and c.id in waiting]


def _icon(known: Known | None) -> str:
    if known is None or known.state == "unknown":
        return ":material/question_mark:"
    return ":material/block:" if known.state == "not_met" else ":material/hourglass_bottom:"


def known_facts(reader: Reader, project: str, found: Evidence) -> None:
    """Every criterion as it counts; any of them may be said again."""
    label = t("All the criteria of this dimension")
    with st.expander(label, icon=":material/checklist:"):
        table(criteria_rows(found.dimension, found.known), alt=label)
        criteria = {c.id: c for c in DIMENSIONS[found.dimension].criteria}
        waiting = {c.id for c in [*found.unknown(), *found.expiring(), *found.blocking()]}
        settled = [name for name in criteria if name not in waiting]
        again = st.selectbox(
            t("Say another fact of"), settled, index=None, placeholder=t("Choose"), key=AGAIN
        )
        if again:
            fact_form(reader, project, criteria[again], found)
