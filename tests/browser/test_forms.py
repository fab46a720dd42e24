"""Forms in a browser: nothing typed is lost, and what the base holds stands in the fields."""

import pytest

from tests.browser.conftest import Serve, Visitor
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser
MANAGER = "Chargé·e de portefeuille"


def opened(one: Visit) -> Visit:
    return one.open("check-in").see_as(MANAGER)


def test_a_check_in_survives_a_reload_and_is_saved(serve: Serve, visit: Visitor) -> None:
    one = opened(visit(serve(), width=390))
    assert one.overflow() == 0
    assert one.violations() == []
    one.page.get_by_role("radio", name="Appuis nécessaires").click()
    one.settle()
    one.page.get_by_role("textbox", name="Blocages").fill("Le marché prend du retard")
    one.page.keyboard.press("Tab")
    opened(one.settle())
    assert one.page.get_by_role("radio", name="Appuis nécessaires").is_checked()
    blockers = one.page.get_by_role("textbox", name="Blocages")
    assert blockers.input_value() == "Le marché prend du retard"
    one.press("Enregistrer")
    assert "Enregistré." in one.text
    project = one.combobox("Projet").input_value()
    one.page.get_by_role("button", name="Suivant : ").click()
    one.settle()
    assert one.combobox("Projet").input_value() != project
    assert one.page.get_by_role("textbox", name="Blocages").input_value() == ""


def test_what_a_card_holds_stands_in_its_fields(serve: Serve, visit: Visitor) -> None:
    one = visit(serve()).open("card").see_as(MANAGER)
    active = one.page.get_by_role("textbox", name="Suivi à partir du")
    assert active.input_value() == "01/07/2024"
    assert one.page.get_by_role("textbox", name="Nom").input_value() != ""


def test_a_reload_in_the_middle_of_a_word_loses_no_letter(serve: Serve, visit: Visitor) -> None:
    one = opened(visit(serve()))
    blockers = one.page.get_by_role("textbox", name="Blocages")
    blockers.press_sequentially("Le marché prend du ret", delay=40)
    typed_before = one.page.evaluate("document.activeElement.value")
    assert typed_before == "Le marché prend du ret", "what is sent meanwhile moves nothing"
    opened(one)
    one.page.wait_for_function(
        "() => [...document.querySelectorAll('textarea')].some((e) => e.value.endsWith('du ret'))"
    )


def test_what_is_typed_and_saved_at_once_is_not_typed_again(serve: Serve, visit: Visitor) -> None:
    one = opened(visit(serve()))
    one.page.get_by_role("radio", name="Appuis nécessaires").click()
    one.settle().page.get_by_role("textbox", name="Blocages").press_sequentially("Le marché")
    one.press("Enregistrer")
    one.page.wait_for_timeout(2000)
    assert "Enregistré." in one.settle().text
    assert "pas encore enregistré" not in one.text


def test_a_page_that_ends_early_keeps_its_foot(visit: Visitor) -> None:
    one = visit().open("check-in")
    assert "Votre rôle lit ces lignes sans les écrire" in one.text
    assert "Mentions légales" in one.text


def test_a_pasted_list_is_foreseen_settled_and_written(serve: Serve, visit: Visitor) -> None:
    one = visit(serve(), width=390).open("deployments").see_as(MANAGER)
    one.page.get_by_text("Plusieurs à la fois").click()
    one.settle()
    lines = one.page.get_by_role("textbox", name="Noms ou codes")
    lines.fill("69123\nVileurbane\nBâgé-la-Ville\n2A004")
    one.page.keyboard.press("Tab")
    one.settle().page.get_by_role("radio", name="Déployé").click()
    one.settle().combobox("Vileurbane").scroll_into_view_if_needed()
    one.settle().choose("Vileurbane", "Villeurbanne · Commune 69266 · Rhône (69)")
    assert "4 reconnus, 0 à départager." in one.text
    assert (one.overflow(), one.violations()) == (0, [])
    one.press("Enregistrer 4 déploiements")
    assert "4 déploiements enregistrés." in one.text
    assert lines.input_value() == ""
