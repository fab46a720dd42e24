"""The frame around every page: navigation, notice, language, footer."""

import streamlit as st

from lib.ui.base.airtable import failed_reading
from lib.ui.base.history import history_questions
from lib.ui.ending import up_to_its_end
from lib.ui.filters import keep, recall
from lib.ui.forms.answers import follows
from lib.ui.forms.heard import listen_to_typing
from lib.ui.language import language, plain, t
from lib.ui.links import follow, listen, page_link
from lib.ui.pages import PAGES, ROLES, ROOT, Page, start_of
from lib.ui.people.door import CLOSED, sign_out_button, stay_outside
from lib.ui.people.providers import sign_in_is_set_up
from lib.ui.people.reader import DEMONSTRATION_ROLE, reader, role_is_chosen
from lib.ui.shown import role_name
from lib.ui.whole import as_of, catch_up, now
from lib.ui.why import answer

STATIC = ROOT / "data" / "static"
OTHER_LANGUAGE = {"fr": ("en", "English"), "en": ("fr", "Français")}


def draw() -> None:
    """Draws the frame, and the page that the address names within it."""
    recall()
    follows()
    st.set_page_config(page_title="Balise", page_icon=str(STATIC / "icon.svg"), layout="wide")
    st.logo(str(STATIC / "logo.svg"), size="large")
    catch_up()
    try:
        someone = reader()
    except CLOSED as reason:
        with st.container(horizontal=True, horizontal_alignment="right"):
            _languages()
        stay_outside(reason)
        return
    page = st.navigation(_sections(someone.role), position="top")
    _lead_from_the_root(page)
    follow()
    _head()
    failed_reading()
    up_to_its_end(page.run)
    answer(history_questions())
    listen_to_typing(someone)
    _foot()


def _sections(role: str) -> dict[str, list[st.Page]]:
    """Every page by section; what the role may not open is hidden, and says so itself when reached."""
    sections: dict[str, list[st.Page]] = {}
    for page in PAGES.values():
        if page.path.exists():
            sections.setdefault(t(page.section), []).append(_entry(page, role))
    return sections


def _entry(page: Page, role: str) -> st.Page:
    return st.Page(
        page.path,
        title=t(page.title),
        icon=f":material/{page.icon}:",
        url_path=page.address,
        default=not page.address,
        visibility="hidden" if page.hidden or role not in page.roles else "visible",
    )


def _lead_from_the_root(page: st.Page) -> None:
    """Leads from the root to where the role begins."""
    start = start_of(reader().role)
    if not page.url_path and start.address:
        st.switch_page(start.path)


def _head() -> None:
    """The notice, and the choices that hold for every page."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        if words := _notice():
            icon = "science" if now().base.is_demo else "info"
            st.markdown(f":blue-background[:material/{icon}: {words}]", width="stretch")
        if role_is_chosen():
            _role()
        elif sign_in_is_set_up():
            _signed_in()
        _languages()


def _notice() -> str:
    """What a visitor must know of the base shown and of what they may do; empty when nothing."""
    author = now().settings.unauthenticated_author
    if now().base.is_demo:
        return t("Demonstration: every project and figure is fictitious. As of {day}.", day=as_of())
    if sign_in_is_set_up():
        return ""
    if author:
        return t("Nobody signs in here: what is entered is signed {author}.", author=plain(author))
    if role_is_chosen():
        return t("Nobody signs in here: this real base is shown in any role, to read only.")
    return t("Nobody signs in here: this base is shown to read only.")


def _role() -> None:
    st.session_state.setdefault("role", DEMONSTRATION_ROLE)
    someone = reader()
    with st.popover(t("See as: {role}", role=role_name(someone.role)), type="tertiary"):
        st.radio(t("See as"), ROLES, format_func=role_name, key="role", persist_state="session")
        st.caption(someone.name)


def _signed_in() -> None:
    someone = reader()
    with st.popover(plain(someone.name), icon=":material/person:", type="tertiary"):
        st.caption(f"{plain(someone.email)} · {role_name(someone.role)}")
        sign_out_button()


def _languages() -> None:
    code, name = OTHER_LANGUAGE[language()]
    st.button(
        name, icon=":material/translate:", type="tertiary", on_click=keep, args=("lang", code)
    )


def _foot() -> None:
    listen()
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        if PAGES["admin/legal"].path.exists():
            page_link("admin/legal", t("Accessibility: not compliant"))
            page_link("admin/legal", t("Legal notice"))
            page_link("admin/legal", t("Personal data"))
