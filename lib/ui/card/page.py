"""The parts of the page of an indicator's card: which one, its fields, its points."""

import streamlit as st

from lib.entries.card_points import points
from lib.entries.drafts import Verdict
from lib.entries.form import Form
from lib.language import N_
from lib.questions import cards, scope
from lib.ui.card.targets import targets_part
from lib.ui.current import as_of, mirror
from lib.ui.filters import choose, keep
from lib.ui.forms import Look, answer_of, draw_field, draw_foot, row_form
from lib.ui.forms.answers import remember
from lib.ui.language import t
from lib.ui.links import page_link
from lib.ui.people.reader import Reader

NEW = "new"
# What a new indicator most often is.
USUAL = {"direction": "increase", "periodicity": "quarter"}
# The fields, by part and by line.
PARTS = {
    N_("What is counted"): (
        ("name",),
        ("dimension", "kind"),
        ("definition",),
        ("method",),
        ("method_version", "periodicity"),
    ),
    N_("On what scale"): (
        ("unit", "direction"),
        ("behaviour",),
        ("minimum", "maximum"),
        ("baseline_value", "baseline_date"),
    ),
    N_("For what"): (
        ("weight", "north_star"),
        ("common_code", "contributes_to"),
        ("collector_url",),
        ("active_from", "active_until"),
    ),
}
HELPS = {
    "definition": N_("What is counted, on which people or places, over which period."),
    "method": N_("Source, calculation, limits; what changed with each version."),
    "method_version": N_("Starts at 1. A new version breaks comparability with the values before."),
    "kind": N_("A context indicator is shown, never judged."),
    "unit": N_("users, applications, %, days…"),
    "behaviour": N_("Drives the checks of what is typed, and what may be added up."),
    "weight": N_("1 when empty; 0 counts without weighing."),
    "common_code": N_("The same code in several projects: their values may be added up."),
    "contributes_to": N_("The effect that this indicator should move."),
    "collector_url": N_("Where the product publishes this figure, if it does."),
}


def indicator_to_write(project: str) -> str:
    """The indicator chosen, its key; an empty text for one to be made."""
    options = scope.indicators(mirror(), project) | {NEW: t("New indicator")}
    chosen = choose("indicator", t("Indicator"), options, next(iter(options)))
    return "" if chosen == NEW else chosen


def card(reader: Reader, project: str, key: str) -> None:
    """The card and its targets; beside them, what would make the indicator sound."""
    form = row_form(reader, "indicator", key, given={"project": project}, usual=USUAL)
    _go_to_new(form)
    found = cards.targets(mirror(), key) if key else []
    filled, checked = st.columns([3, 2], gap="large")
    with filled:
        _card_form(form)
    with checked:
        _card_points(form, found)
        if key:
            targets_part(reader, form.row, found)
            label = t("See its history")
            icon = ":material/show_chart:"
            page_link("explore/indicator", label, icon, project=project, indicator=key)


def _go_to_new(form: Form) -> None:
    """Once a new indicator is written, its own card is shown."""
    answer = answer_of(form)
    if not form.key and answer and answer.verdict == Verdict.WRITTEN:
        remember(form, None)
        keep("indicator", answer.key)
        st.rerun()


def _card_form(form: Form) -> None:
    """Every field of the card, then what is asked of it."""
    for title, lines in PARTS.items():
        st.subheader(t(title))
        for line in lines:
            for column, name in zip(st.columns(len(line)), line, strict=True):
                with column:
                    draw_field(form, name, _look(form, name))
    _warn_of_namesake(form)
    draw_foot(form, with_reason=bool(form.row))
    answer = answer_of(form)
    if answer and answer.verdict == Verdict.ASKED:
        _offer_version(form)


def _warn_of_namesake(form: Form) -> None:
    """A new indicator that bears the name of another of its project is most often made twice."""
    name = str(form.preview.get("name") or "").casefold()
    others = scope.indicators(mirror(), form.preview["project"])
    if not form.row and name in {words.casefold() for words in others.values()}:
        st.warning(
            t("This project has an indicator of that name already: choose it above to change it."),
            icon=":material/content_copy:",
        )


def _look(form: Form, name: str) -> Look:
    said = t(HELPS[name]) if name in HELPS else None
    match name:
        case "common_code":
            return Look(help=said, options=cards.common_codes(mirror()))
        case "contributes_to":
            others = scope.indicators(mirror(), form.preview["project"])
            options = {key: words for key, words in others.items() if key != form.key}
            return Look(help=said, options=options)
        case _:
            return Look(help=said)


def _offer_version(form: Form) -> None:
    """The method changed: one button says that values no longer compare, and saves."""
    version = int(form.row.get("method_version") or 1) + 1
    st.button(
        t("They cannot be compared: method version {version}", version=version),
        icon=":material/difference:",
        on_click=_raise_version,
        args=(form, version),
    )


def _raise_version(form: Form, version: int) -> None:
    form.keep("method_version", str(version))
    remember(form, form.save())


def _card_points(form: Form, targets: list[cards.Target]) -> None:
    """What makes the indicator sound: each point ticked, or with what to do; as it is typed."""
    found = points(form.preview, targets, as_of())
    met = sum(point.met for point in found)
    st.subheader(t("Sound: {met} points of {count}", met=met, count=len(found)))
    for point in found:
        title = t(point.title)
        if point.met:
            st.markdown(f":green[:material/check_circle:] {title}")
        else:
            to_do = t(point.to_do)
            st.markdown(f":orange[:material/radio_button_unchecked:] **{title}** — {to_do}")
