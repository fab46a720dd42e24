"""The entry grid in a browser: typing is never lost, two people on one cell, a block pasted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitor
from tests.browser.served import Served
from tests.browser.visit import Visit
from tests.portfolio import AUTHOR, KEYS, entered, loaded, next_value, to_enter, typed

pytestmark = pytest.mark.browser
SAVED = "Tout ce qui est saisi est enregistré."
ACTIVE = """() => {
  let active = document.activeElement
  while (active?.shadowRoot) active = active.shadowRoot.activeElement
  return active?.dataset?.row ? `${active.dataset.row} ${active.dataset.column}` : ""
}"""


@pytest.fixture
def portfolio(tmp_path: Path) -> Iterator[Served]:
    """A server over fifteen projects of six indicators."""
    served = Served(loaded(tmp_path), base_source="local", unauthenticated_author=AUTHOR)
    yield served
    served.stop()


def cell(one: Visit, key: str, column: str = "value") -> Locator:
    return one.page.locator(f"[data-row='{key}/{to_enter()}'][data-column={column}]")


def focused(one: Visit) -> str:
    """The cell that has the focus: its row and column."""
    found: str = one.page.evaluate(ACTIVE)
    return found


def reach(one: Visit, key: str) -> None:
    """Goes to the value of an indicator by the keyboard alone."""
    for _ in range(80):
        if focused(one).endswith(" value"):
            break
        one.page.keyboard.press("Tab")
    for _ in KEYS:
        if focused(one).startswith(f"{key}/"):
            return
        one.page.keyboard.press("ArrowDown")
    pytest.fail(f"the keyboard does not reach {key}, but {focused(one)}")


def choose(one: Visit, label: str, option: str) -> None:
    """Chooses an option of a filter by the keyboard."""
    one.combobox(label).focus()
    one.page.keyboard.type(option)
    one.page.keyboard.press("Enter")
    expect(one.combobox(label)).to_have_value(option)
    one.settle()


def enter(one: Visit, keys: list[str]) -> None:
    """Types values one below the other."""
    for key in keys:
        assert focused(one) == f"{key}/{to_enter()} value"
        one.page.keyboard.type(typed(key), delay=3)
        one.page.keyboard.press("Enter")


def test_a_whole_quarter_is_typed_and_no_value_is_lost(portfolio: Served, visit: Visitor) -> None:
    one = visit(portfolio).open("entry")
    reach(one, KEYS[0])
    enter(one, KEYS[:29])
    one.page.keyboard.type(typed(KEYS[29]))
    one.page.reload()
    one.settle()
    expect(cell(one, KEYS[29])).to_have_value(typed(KEYS[29]))
    reach(one, KEYS[30])
    enter(one, KEYS[30:45])
    choose(one, "État de la saisie", "À saisir")
    reach(one, KEYS[45])
    enter(one, KEYS[45:60])
    portfolio.stop()
    enter(one, KEYS[60:63])
    portfolio.start()
    one.settle()
    one.complaints.clear()  # Those of a server that is not there.
    here = f"{KEYS[63]}/{to_enter()} value"
    one.page.wait_for_function(f"wanted => ({ACTIVE})() === wanted", arg=here)
    enter(one, KEYS[63:])
    expect(one.page.get_by_text(SAVED)).to_be_visible(timeout=30_000)
    assert entered(portfolio.folder) == {key: next_value(key) for key in KEYS}
