"""Every figure of a page that says it opens does: something opens, and it tells the figure again."""

import re
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.pages import PAGES
from tests.pages.conftest import Frame
from tests.pages.shown import texts

LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\?([^)]*)\)")
COUNT = re.compile(r"[\d\u202f]+")
PAGES_OF_FIGURES = {
    "steer/overview": {},
    "explore/portfolio": {"portfolio": ""},
    "explore/project": {"project": "compost-cyclamen"},
    "explore/indicator": {
        "project": "source-sauge",
        "indicator": "source-sauge/agents-formes",
    },
    "explore/deployment": {},
    "explore/maturity": {"dimension": "open_source"},
}


def opened(frame: Frame, page: str, **filters: str) -> AppTest:
    app = frame("director", "fr").switch_page(str(PAGES[page].path))
    for name, value in {"quarter": "2026-Q3", **filters}.items():
        app.query_params[name] = value
    return app.run()


def asked_for(app: AppTest) -> dict[str, tuple[str, str]]:
    """Of each kind of question, the first figure that opens to it, and what it asks."""
    links = [link for text in texts(app) for link in LINK.findall(text)]
    asked = [(shown, dict(parse_qsl(query)).get("why", "")) for shown, query in links]
    return {why.split("/")[0]: (shown, why) for shown, why in reversed(asked) if why}


@pytest.mark.parametrize("page", PAGES_OF_FIGURES)
def test_a_figure_of_each_kind_opens_and_is_told_again(frame: Frame, page: str) -> None:
    filters = PAGES_OF_FIGURES[page]
    app = opened(frame, page, **filters)
    found, before = asked_for(app), set(texts(app))
    assert len(found) > 2
    for kind, (shown, why) in found.items():
        explained = opened(frame, page, why=why, **filters)
        assert not explained.exception, why
        told = "\n".join(text for text in texts(explained) if text not in before)
        assert told, why
        if kind != "indicator-status" and (count := COUNT.search(shown)):
            assert count[0] in told, (why, shown)


@pytest.mark.parametrize("page", PAGES_OF_FIGURES)
def test_a_link_that_was_cut_or_changed_by_hand_breaks_no_page(frame: Frame, page: str) -> None:
    filters = PAGES_OF_FIGURES[page]
    for _, why in asked_for(opened(frame, page, **filters)).values():
        name, *parts = why.split("/")
        cut = [[name, *parts[:-1]], [name, *parts, "x"], [name]]
        changed = [[name, *parts[:i], "x", *parts[i + 1 :]] for i in range(len(parts))]
        for one in (*cut, *changed):
            asked = "/".join(one)
            assert not opened(frame, page, why=asked, **filters).exception, asked
