"""The parts of the deployments page: which one, its fields, the others of the project."""

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from lib.base import TABLES
from lib.entries.form import Form
from lib.language import N_, day
from lib.questions.deployments import Deployment, same_place
from lib.questions.words import label
from lib.territories.lists import department_of
from lib.ui.base.history import history_link
from lib.ui.deployment.saving import LIST
from lib.ui.deployment.territory import look_up, warn_of_code
from lib.ui.filters import ALL
from lib.ui.forms import Look, draw_field, draw_foot
from lib.ui.forms.answers import page_follows
from lib.ui.language import language, plain, t, tn
from lib.ui.shown import table

TABLE = "deployment"
LONGEST = 60
HOW_MANY, ONE, SEVERAL = "deployments_how_many", "one", "several"
LINES = (("authority",), ("level", "insee", "siren"), ("since", "until"), ("qpv", "source"))
HELPS = {
    "insee": N_("Of the commune, department or region."),
    "siren": N_("Of the grouping (EPCI), or of the authority."),
    "since": N_("From when on the status holds."),
    "until": N_("The last day of the status; empty while it lasts."),
    "qpv": N_("Codes of the priority districts reached, QN…: never guessed from the commune."),
}


def deployment_to_write(found: Sequence[Deployment], project: str) -> str:
    """The deployment chosen, its key; an empty text for one to be made."""
    options = {"": t("New deployment")} | {one.key: _name(one) for one in found}
    return st.selectbox(
        t("Deployment to add or change"),
        list(options),
        format_func=options.__getitem__,
        key=f"deployment/{project}",
    )


def deployment_form(form: Form, found: Sequence[Deployment]) -> None:
    """The look-up, the fields, whose code it is, and what is there already on the same territory."""
    look_up(form)
    draw_field(form, "status", Look(open=True))
    for line in LINES:
        for column, name in zip(st.columns(len(line)), line, strict=True):
            with column:
                draw_field(form, name, Look(help=t(HELPS[name])) if name in HELPS else None)
    warn_of_code(form)
    _warn(form, found)
    draw_foot(form)


def _warn(form: Form, found: Sequence[Deployment]) -> None:
    """The same authority on the same territory: the line begun last prevails."""
    row = form.preview
    authority = str(row.get("authority") or "")
    code = str(row.get("insee") or row.get("siren") or authority)
    others = same_place(found, code, authority, form.key) if authority else []
    for one in others:
        st.warning(
            t(
                "Already there: {name}. The line that begins last gives the status: to correct that"
                " one, choose it above; to say what followed, give this one a later start.",
                name=plain(_name(one)),
            ),
            icon=":material/content_copy:",
        )


def how_many() -> str:
    """Whether one deployment is filled in, or several at once."""
    options = {ONE: t("One"), SEVERAL: t("Several at once")}
    return st.radio(
        t("To add or change"),
        list(options),
        format_func=options.__getitem__,
        horizontal=True,
        key=HOW_MANY,
        persist_state="session",
    )


def deployments_list(found: Sequence[Deployment], several: Form) -> None:
    """The deployments of the project, narrowed by a text and a status; those may change together."""
    st.subheader(tn("{count} deployment", "{count} deployments", len(found)))
    statuses = {ALL: t("All statuses")}
    statuses |= {code: _choice("status", code) for code in TABLES[TABLE].fields["status"].choices}
    with st.container(horizontal=True):
        typed = st.text_input(t("Name or code"), key="deployments_text")
        status = st.selectbox(
            t("Status"), list(statuses), format_func=statuses.__getitem__, key="deployments_status"
        )
    kept = [one for one in found if _matches(one, typed) and status in (ALL, one.status)]
    table([_row(one) for one in kept[:LONGEST]], alt=t("Deployments of the project"))
    if len(kept) > LONGEST:
        rest = len(kept) - LONGEST
        st.caption(t("{count} more: narrow the list.", count=rest))
    places = {one.code: one for one in kept}
    if len(places) > 1:
        label = t("Change the status of these {count} territories", count=len(places))
        st.button(label, icon=":material/edit:", on_click=_take, args=(several, places.values()))


def _take(several: Form, chosen: Iterable[Deployment]) -> None:
    """Puts these into the list of those that change together."""
    lines = [
        one.authority if one.level == "other" else f"{one.code} {one.authority}" for one in chosen
    ]
    several.keep(LIST, "\n".join(lines))
    st.session_state[HOW_MANY] = SEVERAL
    page_follows()


def _matches(one: Deployment, typed: str) -> bool:
    wanted = typed.strip().casefold()
    return wanted in one.authority.casefold() or one.code.casefold().startswith(wanted)


def _row(one: Deployment) -> dict[str, str]:
    def dated(on: date | None) -> str:
        return history_link(day(on, language()), TABLE, one.key)

    return {
        t("Authority"): plain(one.authority),
        t("Status"): _choice("status", one.status),
        t("Since"): dated(one.since),
        t("Until"): dated(one.until),
        label(TABLE, "level", language()): _choice("level", one.level),
        t("Code"): plain(one.code) if one.code != one.authority.upper() else "—",
        t("Department"): department_of(one.level, one.code) or "—",
    }


def _name(one: Deployment) -> str:
    """A deployment in a line: whose, where, how it stands, since when."""
    parts = [one.authority, _choice("level", one.level), _choice("status", one.status)]
    since = [day(one.since, language())] if one.since else []
    return " · ".join([*parts, *since])


def _choice(field: str, code: str) -> str:
    return TABLES[TABLE].fields[field].choice_label(code, language())
