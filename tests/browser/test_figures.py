"""A mark of a chart opens the rows behind it, and closes again."""

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser
MARKS = ".bars .point path"


def test_a_click_on_a_bar_opens_what_it_counts(visit: Visitor) -> None:
    one = visit().open("portfolio", quarter="2026-Q3")
    mark = one.page.locator(MARKS).nth(5)
    mark.wait_for()
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    dialog = one.page.get_by_role("dialog")
    dialog.get_by_text("indicateurs jugés").wait_for()
    assert one.filters["why"].startswith("status/all/all/")
    one.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert "why" not in one.settle().filters
