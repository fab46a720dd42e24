"""A territory looked up by its name or code, typing errors included, and taken into a form."""

from functools import cache

import streamlit as st

from lib.base import TABLES
from lib.entries.form import Form
from lib.territories.lists import Territory, list_in_use, territories
from lib.territories.lookup import find, fold
from lib.ui.current import now
from lib.ui.language import language, plain, t

FOUND, NAMED = 8, 3


def look_up(form: Form) -> None:
    """A search among communes, groupings, departments and regions; the one chosen fills the form."""
    key = f"look_up/{form.name}"
    typed = st.text_input(
        t("Look a territory up"),
        key=key,
        placeholder=t("Name, code or postal code of a commune, EPCI, department or region"),
        icon=":material/search:",
        live=True,
    )
    if not typed:
        return
    found = find(typed, communes=list_in_use(now().settings.territories_file), limit=FOUND)
    if not found:
        st.caption(t("No territory bears or resembles this name: type it in the fields below."))
        return
    chosen = f"{key}/{typed}"
    st.radio(
        t("Territories found"),
        range(len(found)),
        format_func=lambda number: plain(territory_label(found[number])),
        index=None,
        key=chosen,
        on_change=_take,
        args=(form, found, chosen),
    )


def _take(form: Form, found: list[Territory], key: str) -> None:
    """Fills in whose territory it is, its level and its code."""
    number = st.session_state[key]
    if number is None:
        return
    one = found[number]
    code, other = ("siren", "insee") if one.level == "epci" else ("insee", "siren")
    for name, text in {
        "authority": one.name,
        "level": one.level,
        code: one.code,
        other: "",
    }.items():
        form.keep(name, text)


def warn_of_code(form: Form) -> None:
    """Says whose INSEE code was typed when it is nobody's, or another's than the authority's."""
    row = form.preview
    code, level = str(row.get("insee") or "").strip().upper(), str(row.get("level") or "")
    if not code or level not in ("commune", "department", "region"):
        return
    found = find(code, level, list_in_use(now().settings.territories_file))
    own = next((one for one in found if one.code == code or one.formerly), None)
    named = fold(str(row.get("authority") or ""))
    postal = [one for one in found if one.postal and (not own or fold(one.name) in named)]
    if own and (not postal or fold(own.name) in named):
        return
    whose = (
        t("{code} is the INSEE code of {name}.", code=code, name=own.name)
        if own
        else t("No territory of this level bears the INSEE code {code}.", code=plain(code))
    )
    names = ", ".join(one.label for one in postal[:NAMED])
    told = t("It is the postal code of {names}.", names=plain(names)) if names else ""
    st.warning(f"{whose} {told}", icon=":material/pin_drop:")


def territory_label(one: Territory) -> str:
    """Its name, level and code, and where it lies; what it was looked up by, when not by these."""
    level = TABLES["deployment"].fields["level"].choice_label(one.level, language())
    places = [
        f"{name} ({code})" for code, name in _departments().items() if code in one.departments
    ]
    where = ", ".join(places) if one.level in ("commune", "epci") else ""
    held = t("holds {name}", name=one.formerly) if one.formerly else ""
    postal = t("postal code {code}", code=one.postal) if one.postal else ""
    return " · ".join(filter(None, [one.name, f"{level} {one.code}", where, held, postal]))


@cache
def _departments() -> dict[str, str]:
    """Code → name."""
    return {one.code: one.name for one in territories("department")}
