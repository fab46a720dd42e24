"""The frame in a browser: filters and links, languages, colours, failures."""

import pytest

from tests.browser.conftest import Serve, Visitor

pytestmark = pytest.mark.browser
DEEP = {"quarter": "2025-Q4", "portfolio": "Mobilités"}


def test_a_deep_link_is_the_very_first_visit_of_a_server(serve: Serve, visit: Visitor) -> None:
    one = visit(serve()).open("health", **DEEP)
    assert one.title == "Santé des données"
    assert DEEP.items() <= one.filters.items()


def test_filters_live_in_the_address_and_survive_a_change_of_page(visit: Visitor) -> None:
    one = visit().open("", quarter="2025-Q4")
    one.go("Administrer", "Santé des données")
    assert one.path == "health"
    assert one.filters["quarter"] == "2025-Q4"
