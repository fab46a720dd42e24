"""The frame around every page: navigation, notice, language, footer."""

import streamlit as st

from lib.ui.filters import keep, recall
from lib.ui.language import language, t
from lib.ui.links import follow, listen, page_link
from lib.ui.pages import PAGES, ROLES, ROOT, Page, start_of
from lib.ui.reader import DEMONSTRATION_ROLE, reader
from lib.ui.shown import role_name
from lib.ui.whole import as_of, catch_up, now

STATIC = ROOT / "data" / "static"
OTHER_LANGUAGE = {"fr": ("en", "English"), "en": ("fr", "Français")}


def draw() -> None:
    """Draws the frame, and the page that the address names within it."""
    recall()
    st.set_page_config(page_title="Balise", page_icon=str(STATIC / "icon.svg"), layout="wide")
    st.logo(str(STATIC / "logo.svg"), size="large")
    catch_up()
    page = st.navigation(_sections(reader().role), position="top")
    _lead_from_the_root(page)
    follow()
    _head()
    page.run()
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
        if now().base.is_demo:
            _notice()
            _role()
        code, name = OTHER_LANGUAGE[language()]
        st.button(
            name, icon=":material/translate:", type="tertiary", on_click=keep, args=("lang", code)
        )


def _notice() -> None:
    notice = t("Demonstration: every project and figure is fictitious. As of {day}.", day=as_of())
    st.markdown(f":blue-background[:material/science: {notice}]", width="stretch")


def _role() -> None:
    st.session_state.setdefault("role", DEMONSTRATION_ROLE)
    someone = reader()
    with st.popover(t("See as: {role}", role=role_name(someone.role)), type="tertiary"):
        st.radio(t("See as"), ROLES, format_func=role_name, key="role", persist_state="session")
        st.caption(someone.name)


def _foot() -> None:
    listen()
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        if PAGES["admin/legal"].path.exists():
            page_link("admin/legal", t("Accessibility: not compliant"))
            page_link("admin/legal", t("Legal notice"))
            page_link("admin/legal", t("Personal data"))
