"""A project's maturity in a quarter: the level of each dimension, and what it takes to rise."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.charts.levels import Level, levels
from lib.maturity import DIMENSIONS, Step, step_towards
from lib.questions.axes import Axis, Criterion
from lib.ui.figures import chart, manner
from lib.ui.language import language, plain, t
from lib.ui.maturity.levels import LEVEL, level_range
from lib.ui.scope import dimension_name

HIGHEST = 4
NAMED = 4
WORDED = 2


def maturity(project: str, axes: Mapping[str, Axis], known: Mapping[str, Criterion]) -> None:
    """The levels as a chart, beside a sentence for each dimension that can rise."""
    if not axes:
        return
    st.subheader(t("Maturity"))
    found = [axes[code] for code in DIMENSIONS if code in axes]
    if all(axis.floor is None for axis in found):
        st.info(
            t(
                "No dimension is rated yet. Assess the first criteria of each one: a link to the proof"
                " is enough for most of them."
            ),
            icon=":material/stairs:",
        )
        return
    left, right = st.columns(2, gap="large", vertical_alignment="center")
    with left:
        names = {level: t("Level {level}", level=level) for level in range(HIGHEST + 1)}
        drawn = levels([_level(axis) for axis in found], names, manner())
        chart(drawn, alt=_alt(found), asks=(LEVEL, project))
    with right:
        states = {name: one.state for name, one in known.items()}
        for axis in found:
            if step := next_step(axis.dimension, axis.floor, states):
                st.markdown(f"**{dimension_name(axis.dimension)}** · {step_sentence(step)}")
                st.caption(_criteria(step))
    st.caption(
        t(
            "A circle is a sure level; a bar goes from the level that is sure to the highest that the"
            " unknown leaves possible. Open a level in the table above to see its criteria."
        )
    )


def _level(axis: Axis) -> Level:
    said = level_range(axis.level_status, axis.floor, axis.ceiling)
    return Level(axis.dimension, dimension_name(axis.dimension), axis.floor, axis.ceiling, said)


def _alt(found: Sequence[Axis]) -> str:
    """The levels of the chart in words."""
    said = (_level(axis) for axis in found)
    return "; ".join(f"{level.dimension}: {level.said}" for level in said)


def next_step(dimension: str, floor: int | None, states: Mapping[str, str]) -> Step | None:
    """What keeps the next level from being sure; nothing at the highest one, or without a level."""
    if floor is None or floor == HIGHEST:
        return None
    return step_towards(DIMENSIONS[dimension], floor + 1, states)


def step_sentence(step: Step) -> str:
    """« For level 3: … missing, … unknown »."""
    parts = []
    if step.missing:
        parts.append(t("{criteria} missing", criteria=_named([c.id for c in step.missing])))
    if step.unknown:
        parts.append(t("{criteria} unknown", criteria=_named([c.id for c in step.unknown])))
    return t("For level {level}: {what}", level=step.level, what=", ".join(parts))


def _criteria(step: Step) -> str:
    """The first criteria that are asked, in words."""
    asked = (step.missing + step.unknown)[:WORDED]
    return "  \n".join(f"{c.id} : {plain(c.labels[language()])}" for c in asked)


def _named(ids: Sequence[str]) -> str:
    """The first criteria by their id, and how many others."""
    shown, rest = ", ".join(ids[:NAMED]), len(ids) - NAMED
    return t("{criteria} and {count} others", criteria=shown, count=rest) if rest > 0 else shown
