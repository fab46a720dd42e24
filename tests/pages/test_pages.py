"""Every page runs in its frame, in both languages, for every role."""

import pytest

from lib.language import LANGUAGES, say
from lib.ui.pages import PAGES, ROLES, Page
from tests.pages.conftest import Frame
from tests.pages.shown import texts
from tests.pages.wording import foreign, unfinished

EXISTING = [pytest.param(page, id=page.name) for page in PAGES.values() if page.path.exists()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", EXISTING)
def test_a_page_runs_in_its_frame(page: Page, role: str, language: str, frame: Frame) -> None:
    app = frame(role, language)
    if page.address not in ("", page.path.stem):
        # Before the first run Streamlit takes the file's name for the address, and shows the root.
        if language != LANGUAGES[0]:
            pytest.skip(
                "Streamlit's AppTest runs twice in French only; test_check_in is in English"
            )
        app.run()
    app.switch_page(str(page.path)).run()
    assert [error.value for error in app.exception] == []
    assert [error.value for error in app.error] == refusal(page, role, language)
    assert len(app.title) == 1
    assert foreign(texts(app), language) == []
    assert unfinished(texts(app)) == []


def refusal(page: Page, role: str, language: str) -> list[str]:
    """What a page says to a role that may not open it; the root leads elsewhere instead."""
    if role in page.roles or not page.address:
        return []
    return [say("Your role does not open this page.", language)]
