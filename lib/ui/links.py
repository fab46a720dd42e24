"""Links to our own pages: each bears every filter, and is followed without leaving the session."""

from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from lib.ui.filters import kept
from lib.ui.language import language
from lib.ui.pages import PAGES, Page, open_to, start_of
from lib.ui.people.reader import reader

KEY = "links"
LISTENER = st.components.v2.component(
    "balise_links", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def text_link(name: str, label: str, **filters: str) -> str:
    """A link to a page, in Markdown; the label alone where the reader may not open the page."""
    page = PAGES[name]
    if page not in open_to(reader().role):
        return label
    return f"[{label}](./{page.address}?{urlencode(kept() | filters)})"


def here_link(label: str, **filters: str) -> str:
    """A link to this very page with other filters, in Markdown."""
    return f"[{label}](?{urlencode(kept() | filters)})"


def page_link(name: str, label: str, icon: str | None = None, **filters: str) -> None:
    """Draws a link to a page with its filters; the label is Markdown: `plain` what is foreign."""
    page = PAGES[name]
    if page in open_to(reader().role):
        st.page_link(page.path, label=label, icon=icon, query_params=filters or None)
    else:
        st.markdown(label)


def listen() -> None:
    """Hears which link of a text or table is clicked; `follow` acts at the next run."""
    pages = [page.address for page in PAGES.values()]
    LISTENER(key=KEY, data={"language": language(), "pages": pages}, on_followed_change=_take)


def follow() -> None:
    """Goes where a clicked link leads: another page, or this one with other filters."""
    href = st.session_state.pop("followed", None)
    if href is None:
        return
    target = urlsplit(href)
    filters = dict(parse_qsl(target.query, keep_blank_values=True))
    page = _page_at(target.path)
    if page in open_to(reader().role):
        st.switch_page(page.path, query_params=filters)


def _take() -> None:
    st.session_state["followed"] = st.session_state[KEY].followed


def _page_at(path: str) -> Page:
    """The page at an address; where the reader begins when there is none."""
    named = [page for page in PAGES.values() if page.address == path.rpartition("/")[2]]
    return next(iter(named), start_of(reader().role))
