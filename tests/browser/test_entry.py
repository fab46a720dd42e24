"""The entry grid in a browser: typing is never lost, two people on one cell, a block pasted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from lib.journal import Entry
from lib.settings import Settings
from lib.sync.current import Current
from tests.browser.conftest import Serve, Visitor
from tests.browser.served import Served
from tests.browser.visit import Visit
from tests.conftest import stores_in
from tests.portfolio import AUTHOR, KEYS, entered, loaded, next_value, rows, to_enter, typed

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


def paste(one: Visit, key: str, *lines: str) -> None:
    """Pastes a block from a spreadsheet, from the value of an indicator on."""
    one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.page.evaluate("text => navigator.clipboard.writeText(text)", "\r\n".join(lines))
    cell(one, key).focus()
    one.page.keyboard.press("Control+V")


def test_a_block_pasted_from_a_french_spreadsheet_is_read_as_it_is_written(
    portfolio: Served, visit: Visitor
) -> None:
    one = visit(portfolio).open("entry")
    paste(
        one,
        KEYS[0],
        "1\u202f020,5\tMesuré\tcomptage d’automne",
        "1\u00a0030\t\t",
        "\tNon mesuré\t",
        "1.234\t\t",
        "abc\tPeut-être\t",
        "12 %\t\t",
    )
    status = one.page.locator(".sheet [role=status]")
    expect(status).to_contain_text("Cellules collées : 8.")
    expect(status).to_contain_text("Choix inconnus, non collés : 1.")
    expect(status).to_contain_text("4 lignes attendent une réponse.")
    assert entered(portfolio.folder) == {KEYS[0]: 1020.5, KEYS[1]: 1030}
    expect(cell(one, KEYS[0], "comment")).to_have_value("comptage d’automne")
    one.page.get_by_role("button", name="1\u202f234", exact=True).click()
    expect(status).to_contain_text("3 lignes attendent une réponse.")
    assert entered(portfolio.folder)[KEYS[3]] == 1234
    one.page.reload()
    one.settle()
    expect(cell(one, KEYS[4])).to_have_value("abc")
    assert one.violations() == []


def test_a_paste_beyond_the_grid_is_told_and_can_be_undone(
    portfolio: Served, visit: Visitor
) -> None:
    one = visit(portfolio).open("entry", project="p15")
    paste(one, KEYS[-1], typed(KEYS[-1]), "2", "3")
    status = one.page.locator(".sheet [role=status]")
    expect(status).to_contain_text("Cellules hors de la grille, non collées : 2.")
    expect(status).to_contain_text(SAVED)
    one.page.get_by_role("button", name="Annuler le collage").click()
    expect(status).to_contain_text("1 ligne attend une réponse.")
    expect(cell(one, KEYS[-1])).to_have_value("")
    paste(one, KEYS[-1], typed(KEYS[-1]), "2")
    expect(status).to_contain_text(SAVED)
    one.page.keyboard.press("Control+Z")
    expect(cell(one, KEYS[-1])).to_have_value("")


def test_what_is_half_typed_in_one_tab_is_not_sent_by_another(
    portfolio: Served, visit: Visitor
) -> None:
    one = visit(portfolio).open("entry")
    cell(one, KEYS[0]).focus()
    one.page.keyboard.type("10")
    other = Visit(portfolio, one.page.context.new_page()).open("entry")
    cell(other, KEYS[1]).fill(typed(KEYS[1]))
    cell(other, KEYS[1]).press("Enter")
    expect(other.page.get_by_text(SAVED)).to_be_visible()
    assert entered(portfolio.folder) == {KEYS[1]: next_value(KEYS[1])}
    one.page.bring_to_front()
    one.page.keyboard.type("01")
    one.page.keyboard.press("Enter")
    expect(one.page.get_by_text(SAVED)).to_be_visible()
    assert entered(portfolio.folder)[KEYS[0]] == 1001


def test_two_rows_typed_in_each_others_place_are_told(tmp_path: Path, visit: Visitor) -> None:
    base = rows(date.today())
    base["value"][0]["value"], base["value"][5]["value"] = 100, 160
    served = Served(loaded(tmp_path, base), base_source="local", unauthenticated_author=AUTHOR)
    one = visit(served).open("entry", project="p01")
    for key, text in ((KEYS[0], "165"), (KEYS[5], "102")):
        cell(one, key).fill(text)
        cell(one, key).press("Enter")
    warned = one.page.get_by_text("les deux lignes sont-elles inversées")
    expect(warned).to_have_count(2)
    cell(one, KEYS[0], "reason").fill("Nouvelle région")
    cell(one, KEYS[0], "reason").press("Enter")
    expect(warned).to_have_count(0)
    served.stop()


def see_as(one: Visit, role: str) -> Visit:
    one.page.get_by_role("button", name="Voir comme :").click()
    one.page.get_by_text(role, exact=True).click()
    one.page.keyboard.press("Escape")
    return one.settle()


def test_two_people_on_one_cell_see_both_values_and_choose(serve: Serve, visit: Visitor) -> None:
    served = serve()
    mine, theirs = visit(served), visit(served)
    for one, role in ((mine, "Chargé·e de portefeuille"), (theirs, "Administration")):
        see_as(one.open("entry", state="late"), role)
    late = mine.page.locator("[data-column=value]").first
    place = late.get_attribute("data-row") or ""
    last = late.locator("xpath=ancestor::tr/td[1]").inner_text().split()[0].replace(",", ".")
    number = float(last.replace("\u202f", ""))
    late.fill(f"{number:.0f}")
    late.press("Enter")
    expect(mine.page.get_by_text(SAVED)).to_be_visible()
    other = theirs.page.locator(f"[data-row='{place}'][data-column=value]")
    other.fill(f"{number + 1:.0f}")
    other.press("Enter")
    expect(theirs.page.get_by_text("a saisi cette valeur entre-temps")).to_be_visible()
    journal = history(served.folder, place)
    assert [entry.fields["value"] for entry in journal] == [round(number), round(number) + 1]
    assert len({entry.author for entry in journal}) == 2
    theirs.page.get_by_role("button", name="Garder la mienne").click()
    expect(theirs.page.get_by_text(SAVED)).to_be_visible()
    assert history(served.folder, place)[-1].fields["value"] == round(number) + 1


def history(folder: Path, key: str) -> list[Entry]:
    """What was entered for a value, as another process reads it."""
    now = Current(Settings.model_validate({**stores_in(folder), "base_source": "demo"}))
    found = now.journal.of_row("value", key)
    now.store.engine.dispose()
    return found
