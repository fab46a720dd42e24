"""The frame in a browser: filters and links, languages, colours, failures."""

import shutil
from pathlib import Path

import pytest

from lib.settings import ROOT
from lib.ui.pages import start_of
from tests.browser.conftest import Serve, Visitor

pytestmark = pytest.mark.browser
PORTFOLIO = "Inclusion numérique et médiation"
DEEP = {"quarter": "2025-Q4", "portfolio": PORTFOLIO}


def test_a_deep_link_may_be_the_very_first_visit_of_a_server(serve: Serve, visit: Visitor) -> None:
    one = visit(serve()).open("health", **DEEP)
    assert one.title == "Santé des données"
    assert DEEP.items() <= one.filters.items()


def test_filters_live_in_the_address_and_survive_a_change_of_page(visit: Visitor) -> None:
    one = visit().open("", quarter="2025-Q4")
    one.choose("Portefeuille", PORTFOLIO)
    assert DEEP.items() <= one.filters.items()
    one.go("Administrer", "Santé des données")
    assert one.path == "health"
    assert DEEP.items() <= one.filters.items()
    one.go("Piloter", "Vue d’ensemble")
    assert one.combobox("Portefeuille").input_value() == PORTFOLIO
    assert one.combobox("Trimestre").input_value() == "T4 2025"


def test_back_returns_to_the_page_before_with_its_filters(visit: Visitor) -> None:
    one = visit().open("", **DEEP)
    one.go("Administrer", "Santé des données")
    one.page.go_back()
    one.settle()
    assert one.title == "Vue d’ensemble"
    assert DEEP.items() <= one.filters.items()
    assert one.combobox("Portefeuille").input_value() == PORTFOLIO


@pytest.mark.parametrize(
    ("browser", "title"), [("fr", "Vue d’ensemble"), ("en", "Overview"), ("de", "Vue d’ensemble")]
)
def test_the_language_follows_the_browser_else_it_is_french(
    browser: str, title: str, visit: Visitor
) -> None:
    one = visit(language=browser).open()
    assert one.title == title
    assert one.page.locator("html").get_attribute("lang") == ("en" if browser == "en" else "fr")


def test_the_language_can_be_switched_and_is_kept_from_page_to_page(visit: Visitor) -> None:
    one = visit(language="fr").open()
    one.press("English")
    assert one.title == "Overview"
    one.go("Administration", "Data health")
    assert one.title == "Data health"
    assert one.page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize(
    ("scheme", "background"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(22, 22, 22)")]
)
def test_the_colours_follow_the_browser(scheme: str, background: str, visit: Visitor) -> None:
    one = visit(scheme=scheme).open()
    painted = one.page.get_by_test_id("stApp").evaluate(
        "app => getComputedStyle(app).backgroundColor"
    )
    assert painted == background


def test_a_role_without_overview_begins_elsewhere(visit: Visitor) -> None:
    one = visit().open()
    one.see_as("Porteur")
    assert one.path == start_of("owner").address != ""


def test_a_page_closed_to_a_role_says_so(visit: Visitor) -> None:
    one = visit().open("portfolio")
    one.see_as("Porteur")
    assert "Votre rôle n’ouvre pas cette page." in one.text


def test_a_page_that_fails_says_a_sentence(serve: Serve, visit: Visitor, tmp_path: Path) -> None:
    copy = copy_of_the_code(tmp_path)
    health = copy / "pages" / "admin" / "health.py"
    health.write_text('1 / 0  # guard("admin/health")\n')
    served = serve(root=copy)
    one = visit(served).open("health")
    assert "Cette page ne peut pas être affichée." in one.text
    assert "ZeroDivisionError" not in one.text
    assert "ZeroDivisionError" in served.log.read_text()


def test_a_file_directly_in_pages_is_never_served(
    serve: Serve, visit: Visitor, tmp_path: Path
) -> None:
    copy = copy_of_the_code(tmp_path)
    (copy / "pages" / "secret.py").write_text("import streamlit as st; st.title('Secret')\n")
    one = visit(serve(root=copy)).open("secret")
    assert "Secret" not in one.text
    assert "does not seem to exist" in one.complaints.pop()


def copy_of_the_code(folder: Path) -> Path:
    """The code with pages of its own, to spoil them."""
    copy = folder / "code"
    shutil.copytree(ROOT / "pages", copy / "pages")
    for name in ("app.py", "lib", "data", ".streamlit"):
        (copy / name).symlink_to(ROOT / name)
    return copy
