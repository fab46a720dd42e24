"""The grid of portfolios, projects and phases in a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.bases import project
from tests.browser.conftest import Serve, Visitor
from tests.browser.served import Served
from tests.browser.visit import Visit
from tests.portfolio import AUTHOR, loaded, read

pytestmark = pytest.mark.browser
SAVED = "Tout ce qui est saisi est enregistré."
PHASE = {
    "key": "alpha/construction/2025-01-01",
    "project": "alpha",
    "phase": "construction",
    "started_on": "2025-01-01",
}


def base(role: str) -> dict[str, list[dict[str, Any]]]:
    """Two portfolios, of which the author holds one."""
    return {
        "person": [{"email": AUTHOR, "name": "Mia", "role": role, "active": True}],
        "portfolio": [
            {"name": "Nord", "manager": AUTHOR, "active": True},
            {"name": "Sud", "active": True},
        ],
        "project": [project("alpha", portfolio="Nord"), project("beta", portfolio="Sud")],
        "phase": [PHASE],
    }


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    started = Served(
        loaded(tmp_path, base("admin")), base_source="local", unauthenticated_author=AUTHOR
    )
    yield started
    started.stop()


def cell(one: Visit, row: str, column: str) -> Locator:
    return one.page.locator(f"[data-row='{row}'][data-column={column}]")


def empty(one: Visit, column: str = "name") -> Locator:
    """A field of the first line on which a project is made."""
    return one.page.locator(f"[data-row^=new-project][data-column={column}]").first


def paste(one: Visit, where: Locator, text: str) -> None:
    one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    where.focus()
    one.page.keyboard.press("Control+V")


def projects(served: Served) -> dict[str, Any]:
    """Slug → portfolio, phase and its first day, as another process reads them."""
    query = """
        SELECT slug, portfolio, phase.phase, started_on::VARCHAR FROM base.project
        LEFT JOIN base.phase ON phase.project = slug AND phase.ended_on IS NULL
    """
    return {slug: tuple(cells) for slug, *cells in read(served.folder, query)}


def test_a_line_is_saved_when_it_is_left_and_not_before(served: Served, visit: Visitor) -> None:
    one = visit(served).open("projects")
    expect(one.page.locator(".sheet")).to_contain_text("Nord")
    cell(one, "project/alpha", "phase").select_option("acceleration")
    cell(one, "project/alpha", "since").fill("1 oct. 2026")
    cell(one, "project/alpha", "portfolio").select_option("Sud")
    one.page.wait_for_timeout(1500)  # Longer than the grid waits before it sends again.
    assert projects(served)["alpha"] == ("Nord", "construction", "2025-01-01")
    cell(one, "project/beta", "name").focus()
    expect(one.page.get_by_text(SAVED)).to_be_visible()
    assert projects(served)["alpha"] == ("Sud", "acceleration", "2026-10-01")
    expect(cell(one, "project/beta", "name")).to_be_focused()
    body = cell(one, "project/alpha", "name").locator("xpath=ancestor::tbody")
    expect(body).to_have_attribute("data-group", "Sud")
    assert one.violations() == []


def test_a_block_of_projects_is_pasted_and_longer_than_the_empty_lines(
    served: Served, visit: Visitor
) -> None:
    one = visit(served).open("projects")
    lines = [
        f"Projet {rank}\tsud\tInvestigation\tinvestigation\t0{rank}/09/2026" for rank in range(1, 7)
    ]
    lines[5] = "Projet 6\tOuest\tInvestigation\tinvestigation\t31/02/2026"
    paste(one, empty(one), "\r\n".join(lines))
    status = one.page.locator(".sheet [role=status]")
    expect(status).to_contain_text("1 ligne attend une réponse.")
    expect(status).to_contain_text("Choix inconnus, non collés : 1.")
    made = {slug: cells for slug, cells in projects(served).items() if slug.startswith("projet")}
    assert made == {
        f"projet-{rank}": ("Sud", "investigation", f"2026-09-0{rank}") for rank in range(1, 6)
    }
    expect(one.page.locator(".sheet")).to_contain_text("Il n’y a pas de 31/02/2026 au calendrier")
    one.page.reload()
    one.settle()
    expect(empty(one)).to_have_value("Projet 6")
    empty(one, "since").fill("28/02/2026")
    cell(one, "project/alpha", "name").focus()
    expect(status).to_contain_text(SAVED)
    assert projects(served)["projet-6"] == (None, "investigation", "2026-02-28")


def test_what_is_locked_is_skipped_by_a_block(served: Served, visit: Visitor) -> None:
    one = visit(served).open("projects")
    expect(one.page.locator(".sheet")).to_contain_text("alpha")
    paste(one, cell(one, "project/alpha", "followed_until"), "31/12/2026\tomega\n01/01/2027\tpsi")
    status = one.page.locator(".sheet [role=status]")
    expect(status).to_contain_text("Cellules verrouillées, laissées : 2.")
    expect(status).to_contain_text(SAVED)
    query = "SELECT slug, followed_until::VARCHAR FROM base.project ORDER BY slug"
    assert read(served.folder, query) == [("alpha", "2026-12-31"), ("beta", "2027-01-01")]


def test_a_manager_sees_their_own_portfolios_alone(serve: Serve, visit: Visitor) -> None:
    one = visit(serve()).open("projects").see_as("Chargé·e de portefeuille")
    sheet = one.page.locator(".sheet")
    expect(sheet.locator("[data-column=manager]")).to_have_count(0)
    groups = sheet.locator("tbody[data-group]:not([data-group^='/'])")
    expect(groups).to_have_count(2)  # One that they hold, one for which they deputise.
    expect(sheet.get_by_text("Nouveau portefeuille")).to_have_count(0)
    expect(empty(one, "portfolio").locator("option")).to_have_count(2)
