"""The main job in a browser: open, filter, drill down to an indicator, enter a value, see it charted."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Serve, Visitor
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser
PORTFOLIO, PROJECT, INDICATOR = (
    "Transition écologique des territoires",
    "Compost Cyclamen",
    "Utilisateurs actifs",
)
KEY = "compost-cyclamen/utilisateurs-actifs"
QUARTER = "2026-Q3"


def charted(one: Visit) -> list[float]:
    """The values that the charts of the page draw."""
    plots = "plots => plots.flatMap(plot => plot.data.flatMap(trace => Array.from(trace.y ?? [])))"
    drawn: list[float] = one.page.locator(".js-plotly-plot").evaluate_all(plots)
    return drawn


def late_values(one: Visit) -> str:
    """What the overview says of late values."""
    return one.page.get_by_text(re.compile(r"Valeurs en retard \(\d+\)")).inner_text()


def test_a_value_is_entered_where_it_was_missing_and_seen_in_the_charts(
    serve: Serve, visit: Visitor
) -> None:
    one = visit(serve()).open()
    assert one.title == "Vue d’ensemble"
    one.choose("Portefeuille", PORTFOLIO)
    late = late_values(one)

    one.follow(PORTFOLIO)
    assert one.path == "portfolio"
    assert one.combobox("Portefeuille").input_value() == PORTFOLIO
    one.follow(PROJECT)
    assert (one.path, one.title) == ("project", PROJECT)
    one.follow(INDICATOR)
    assert (one.path, one.title) == ("indicator", INDICATOR)
    assert 2510 not in charted(one)

    one.see_as("Chargé·e de portefeuille")
    one.go("Saisir", "À saisir")
    cell = one.page.locator(f"[data-row='{KEY}/{QUARTER}'][data-column=value]")
    cell.fill("2 510")
    cell.press("Enter")
    expect(one.page.get_by_text("Tout ce qui est saisi est enregistré.")).to_be_visible()

    one.go("Explorer", "Indicateur")
    assert one.title == INDICATOR
    assert 2510 in charted(one)
    assert "Basile Orcival" in one.text or "basile.orcival" in one.text
    one.go("Piloter", "Vue d’ensemble")
    assert late_values(one) != late
