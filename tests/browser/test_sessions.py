"""A session in a browser: it ends for all its windows, and what a role may is asked at each step."""

from typing import Any

import pytest

from lib.entries.drafts import Draft, Verdict
from lib.entries.write import submit
from lib.journal import Journal
from lib.questions.people import Person
from lib.settings import Settings
from lib.sync.current import Current
from tests.browser.conftest import Visitor
from tests.browser.served import Served
from tests.browser.signing_in import DIRECTOR, OWNER, Stage, sign_in, sign_out, stage
from tests.browser.visit import Visit
from tests.conftest import stores_in

__all__ = ["stage"]

pytestmark = pytest.mark.browser


def change_person(served: Served, email: str, field: str, cell: object) -> Journal:
    """Another process changes what a person may; gives the journal."""
    now = Current(Settings.model_validate({**stores_in(served.folder), "base_source": "demo"}))
    draft = Draft("person", {field: cell}, key=email)
    assert submit(now, Person("a@x.example", "A", "admin"), [draft])[0].verdict == Verdict.WRITTEN
    return now.journal


def test_signing_out_ends_the_session_here_and_at_the_provider(
    stage: Stage, visit: Visitor
) -> None:
    served, provider = stage()
    one = sign_in(visit(served).open(), DIRECTOR)
    one.page.evaluate("localStorage.setItem('balise.typed/demo/solveig', 'half a word')")
    one.press("Solveig Armanville")
    sign_out(one, provider)
    assert provider.ended == ["solveig"]
    one.open()
    assert one.page.evaluate("localStorage.getItem('balise.typed/demo/solveig')") is None
    assert one.open("health").title == "S’identifier"


def test_a_session_too_old_is_asked_to_sign_in_again(stage: Stage, visit: Visitor) -> None:
    served, provider = stage(age=2 * 3600, session_hours="1")
    one = sign_in(visit(served).open("health"), DIRECTOR)
    assert one.title == "S’identifier"
    assert "Votre session est terminée" in one.text
    provider.age = 0
    assert sign_in(one, DIRECTOR).title == "Santé des données"


def test_whoever_is_made_inactive_is_out_at_their_next_step(stage: Stage, visit: Visitor) -> None:
    served, _ = stage()
    one = sign_in(visit(served).open(), DIRECTOR)
    change_person(served, DIRECTOR, "active", False)
    one.go("Administrer", "Santé des données")
    assert one.title == "Accès non ouvert"


def test_signing_out_ends_every_window_of_the_session(stage: Stage, visit: Visitor) -> None:
    """Another window keeps its connection: what it asks for is refused all the same."""
    served, provider = stage()
    one = sign_in(visit(served).open("health"), DIRECTOR)
    kept: list[Any] = [*one.page.context.cookies()]
    other = one.page.context.new_page()
    window = Visit(served, other).open("health")
    assert window.title == "Santé des données"
    one.press("Solveig Armanville")
    sign_out(one, provider)
    window.go("Explorer", "Maturité")
    assert window.title == "S’identifier"
    one.page.go_back()
    one.settle()
    assert one.title == "S’identifier"
    thief = visit(served)
    thief.page.context.add_cookies(kept)
    assert thief.open("health").title == "S’identifier", "a copy of the cookie is worth nothing"


def test_whoever_loses_a_role_writes_no_more_by_what_was_drawn_before(
    stage: Stage, visit: Visitor
) -> None:
    served, _ = stage()
    one = sign_in(visit(served).open("check-in"), OWNER)
    one.page.get_by_role("radio", name="Objectifs atteignables").click()
    one.settle()
    journal = change_person(served, OWNER, "role", "viewer")
    before = len(journal.entries())
    one.press("Enregistrer")
    assert len(journal.entries()) == before
    assert "Votre rôle" in one.text
