"""The head of the project's page: what it is, whose, where it stands, its addresses."""

from datetime import date

import streamlit as st

from lib.language import day
from lib.questions.project import Phase, Sheet
from lib.questions.words import choice, label
from lib.ui.base.history import history_link
from lib.ui.language import language, plain, t
from lib.ui.outward import outward
from lib.ui.scope import portfolio_link

ADDRESSES = ("website_url", "stats_url", "impact_url", "budget_url", "dashlord_url")


def head(found: Sheet, phase: Phase | None) -> None:
    """Name, phase, kind and portfolio; what it does; its addresses."""
    st.title(plain(found.name))
    words = [portfolio_link(found.portfolio), _choice("kind", found.kind)]
    if found.owner_org:
        words.append(plain(found.owner_org))
    if found.funding_end:
        words.append(t("funded until {day}", day=_dated(found, found.funding_end)))
    if phase:
        name = choice("phase", "phase", phase.phase, language())
        words.insert(0, f":blue-badge[:material/flag: {plain(name)}]")
    st.markdown(" · ".join(words))
    if found.summary:
        st.markdown(plain(found.summary))
    links = [_address(found, name) for name in ADDRESSES if getattr(found, name)]
    if links:
        st.markdown(" · ".join(links))


def identity(found: Sheet) -> None:
    """Who carries it, for whom, until when."""
    facts = {
        "owner_org": plain(found.owner_org or ""),
        "sponsors": plain(", ".join(found.sponsors)),
        "themes": plain(", ".join(found.themes)),
        "audiences": plain(", ".join(found.audiences)),
        "technologies": plain(", ".join(found.technologies)),
        "accessibility_status": _choice("accessibility_status", found.accessibility_status),
        "sustain_status": _choice("sustain_status", found.sustain_status),
        "funding_end": _dated(found, found.funding_end),
        "handover_to": plain(found.handover_to or ""),
        "followed_from": _dated(found, found.followed_from),
        "followed_until": _dated(found, found.followed_until),
    }
    told = {name: fact for name, fact in facts.items() if fact not in ("", "—")}
    named = {label("project", name, language()): fact for name, fact in told.items()}
    st.table(named, border="horizontal", alt=t("Sheet"))


def _dated(found: Sheet, on: date | None) -> str:
    """A day of the sheet, as a link to its history."""
    return history_link(day(on, language()), "project", found.slug)


def _address(found: Sheet, field: str) -> str:
    return outward(getattr(found, field), label("project", field, language()))


def _choice(field: str, code: str | None) -> str:
    return plain(choice("project", field, code, language()))
