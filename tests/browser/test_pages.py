"""What every page keeps to, seen in a browser."""

import pytest

from lib.ui.pages import Page, open_to
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser
PAGES = [pytest.param(page, id=page.name) for page in open_to("director")]
LOOKS = [
    pytest.param({"language": "fr", "scheme": "light", "width": 1280}, id="fr-light-wide"),
    pytest.param({"language": "en", "scheme": "dark", "width": 390}, id="en-dark-phone"),
]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_the_screen_and_can_be_read_by_all(
    page: Page, look: dict[str, str], visit: Visitor
) -> None:
    one = visit(**look).open(page.address)
    assert one.title
    assert one.path == page.address
    assert one.overflow() == 0, "something is wider than the screen"
    assert one.violations() == []
