"""Where a project is deployed: how many territories, of how many, of which classes, which ones."""

from collections.abc import Sequence

import streamlit as st

from lib.language import day
from lib.quarters import Quarter
from lib.questions.reach import Reach, Territory, reach, territories
from lib.questions.words import choice
from lib.ui.base.history import history_link
from lib.ui.current import mirror
from lib.ui.deployment.counted import PROJECT, territories_link
from lib.ui.language import language, plain, t
from lib.ui.shown import figure, share, table
from lib.ui.why import Explanation, why_link

REACH = "reach"


def deployment(project: str, quarter: Quarter, lives: bool) -> None:
    """The reach at the quarter's end; a living project without any is told what to do."""
    found = reach(mirror(), project, quarter)
    begun = territories(mirror(), project, quarter)
    if not begun and not lives:
        return
    st.subheader(t("Deployment"))
    if found is None or not begun:
        st.info(
            t(
                "No deployment is recorded by then. Enter the territories that use the service, or import"
                " them, to see its reach here."
            ),
            icon=":material/add_location:",
        )
        return
    st.markdown(_sentence(project, found, quarter))
    table([_classes(project, found, quarter)], alt=t("Territories by class"))
    if found.rural is None:
        unloaded()
    _list(begun)


def unloaded() -> None:
    """Says what to load for rural and mountain territories to be counted."""
    st.markdown(
        t(
            "Rural and mountain are not counted yet: load the list of communes with their classes, by"
            " `python -m lib territories FILE`."
        )
    )


def explained_reach(quarter: Quarter, project: str) -> Explanation:
    """Numerator, denominator and day of a coverage, and where the denominator comes from."""
    found = reach(mirror(), project, quarter)
    title = t("Deployment coverage")
    if found is None:
        return Explanation(title, [t("Nothing to show.")])
    return Explanation(
        title,
        [
            t(
                "{reached} territories of the target set deployed on {day} ÷ {target} aimed at ="
                " **{coverage}**.",
                reached=found.reached,
                day=found.day,
                target=figure(found.target),
                coverage=share(found.coverage),
            ),
            t(
                "The target set is the number that the project gives, else the territories of its level"
                " in its departments, else all of that level. A territory counts once, by its level and"
                " code; those of another level or department are deployed, not covered."
            ),
        ],
    )


def _sentence(project: str, found: Reach, quarter: Quarter) -> str:
    def opened(count: int, counted: str) -> str:
        return territories_link(count, f"{PROJECT}{project}", counted, quarter)

    parts = {
        "deployed": opened(found.deployed, "deployed"),
        "experimenting": opened(found.experimenting, "experimenting"),
        "day": found.day,
        "reached": opened(found.reached, "aimed"),
        "target": why_link(figure(found.target), REACH, project),
        "coverage": why_link(share(found.coverage), REACH, project),
    }
    if found.coverage is None:
        return t(
            "On {day}: **{deployed}** territories deployed, {experimenting} experimenting; no target set"
            " is known, hence no coverage.",
            **parts,
        )
    return t(
        "On {day}: **{deployed}** territories deployed, {experimenting} experimenting; {reached} of the"
        " {target} aimed at, that is {coverage}.",
        **parts,
    )


def _classes(project: str, found: Reach, quarter: Quarter) -> dict[str, str]:
    names = {
        "rural": t("Rural communes"),
        "mountain": t("Mountain communes"),
        "overseas": t("Overseas territories"),
        "qpv": t("Priority districts (QPV)"),
    }
    scope = f"{PROJECT}{project}"
    return {
        words: territories_link(getattr(found, name), scope, name, quarter)
        for name, words in names.items()
    }


def _list(begun: Sequence[Territory]) -> None:
    label = t("The territories ({count})", count=len(begun))
    with st.expander(label, icon=":material/location_on:"):
        table([_row(one) for one in begun], alt=label)


def _row(one: Territory) -> dict[str, str]:
    ended = t("ended")
    return {
        t("Territory"): plain(one.authority),
        t("Level"): choice("deployment", "level", one.level, language()),
        t("Code"): plain(one.code),
        t("Status"): choice("deployment", "status", one.status, language())
        if one.status
        else ended,
        t("Since"): history_link(day(one.since, language()), "deployment", one.key),
        t("Priority districts (QPV)"): plain(", ".join(one.qpv) or "—"),
    }
