"""Who gets in, in a browser: against a look-alike of ProConnect and another provider, over loopback."""

import re
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import oidc_provider_mock
import pytest
from oidc_provider_mock import User

from tests.browser.conftest import Serve, Visitor
from tests.browser.served import Served, free_port
from tests.browser.signing_in import (
    ACCOUNTS,
    DIRECTOR,
    INACTIVE,
    OWNER,
    SIGN_IN,
    STRANGER,
    Stage,
    came_back,
    sign_in,
    sign_out,
    stage,
)
from tests.browser.visit import Visit
from tests.sign_in.proconnect import SECRET
from tests.sign_in.secrets import COOKIE, kept_in, other

__all__ = ["stage"]

pytestmark = pytest.mark.browser
DEEP = {"quarter": "2025-Q4", "portfolio": "Inclusion numérique et médiation"}


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_signing_in_comes_back_to_the_page_with_its_filters(
    algorithm: str, stage: Stage, visit: Visitor
) -> None:
    served, _ = stage(algorithm)
    one = visit(served).open("portfolio", **DEEP)
    assert one.title == "S’identifier"
    assert DEEP["portfolio"] not in one.text
    sign_in(one, DIRECTOR)
    assert one.path == "portfolio"
    assert DEEP.items() <= one.filters.items()
    assert one.title == "Portefeuille"
    assert "Solveig Armanville" in one.text
    assert "Voir comme" not in one.text


def test_two_people_see_what_each_may(stage: Stage, visit: Visitor) -> None:
    served, _ = stage()
    director = sign_in(visit(served).open("health"), DIRECTOR)
    owner = sign_in(visit(served).open("health"), OWNER)
    assert "Solveig Armanville" in director.text
    assert "Bérénice Lothaire" in owner.text
    # The outbox is the whole journal's, and not an owner's.
    assert "Saisies" in director.text
    assert "Saisies" not in owner.text
    owner.open("portfolio", **DEEP)
    assert "Votre rôle n’ouvre pas cette page." in owner.text


@pytest.mark.parametrize("email", [INACTIVE, STRANGER])
def test_who_is_unknown_or_inactive_is_told_whom_to_ask(
    email: str, stage: Stage, visit: Visitor
) -> None:
    served, provider = stage(contact="equipe@incubateur.example")
    one = sign_in(visit(served).open("health"), email)
    assert one.title == "Accès non ouvert"
    assert f"{email} n’est pas une personne active de cette base." in one.text
    assert "equipe@incubateur.example" in one.text
    assert "Santé des données" not in one.text
    sign_out(one, provider)
    assert "Solveig Armanville" in sign_in(one, DIRECTOR).text


def test_another_account_with_the_same_e_mail_is_refused(stage: Stage, visit: Visitor) -> None:
    served, provider = stage()
    sign_in(visit(served).open(), DIRECTOR)
    provider.accounts = {"impostor": {"email": DIRECTOR}}
    other = sign_in(visit(served).open(), DIRECTOR)
    assert "s’est d’abord identifié·e avec un autre compte" in other.text
    provider.accounts = dict(ACCOUNTS)
    assert "Solveig Armanville" in sign_in(visit(served).open(), DIRECTOR).text


def test_an_e_mail_that_nobody_verified_is_refused(stage: Stage, visit: Visitor) -> None:
    served, _ = stage(trusted_providers="another")
    one = sign_in(visit(served).open(), DIRECTOR)
    assert "ne dit pas avoir vérifié l’adresse" in one.text


def test_the_defaults_fail_at_proconnect_and_leave_the_visitor_outside(
    stage: Stage, visit: Visitor
) -> None:
    served, _ = stage(prompt="select_account")
    one = visit(served).open()
    one.page.get_by_role("button", name=SIGN_IN).click()
    came_back(one)
    assert one.title == "S’identifier"
    assert "unsupported prompt" in served.log.read_text()


def test_an_account_without_e_mail_is_refused(stage: Stage, visit: Visitor) -> None:
    served, provider = stage(claims=False)
    one = visit(served).open()
    sign_in(one, DIRECTOR)
    assert "ne donne pas d’adresse électronique" in one.text
    assert provider.codes == {}


def test_any_provider_that_verifies_e_mails_will_do(
    serve: Serve, visit: Visitor, tmp_path: Path
) -> None:
    people = (
        User(sub="1", claims={"email": DIRECTOR, "email_verified": True}),
        User(sub="2", claims={"email": OWNER, "email_verified": False}),
    )
    port = free_port()
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
        issuer = f"http://localhost:{server.server_port}"
        served = serve(port=port, **kept_in(tmp_path, other(port, issuer)))
        for person, seen in (("1", "Solveig Armanville"), ("2", "ne dit pas avoir vérifié")):
            one = visit(served).open()
            # The provider's own page wishes for a style sheet and an icon: they are none of ours.
            one.page.route(re.compile("jsdelivr|favicon"), lambda route: route.fulfill(status=204))
            one.page.get_by_role("button", name="S’identifier avec Other").click()
            one.page.get_by_role("button", name=person, exact=True).click()
            assert seen in came_back(one).text


def test_nothing_secret_reaches_the_log_nor_a_script(stage: Stage, visit: Visitor) -> None:
    served, _ = stage()
    one = sign_in(visit(served).open(), DIRECTOR)
    log = served.log.read_text()
    for secret in (SECRET, DIRECTOR, COOKIE):
        assert secret not in log
    assert all(cookie["httpOnly"] for cookie in ours(one) if "xsrf" not in cookie["name"])
    assert "balise_way_back" not in {cookie["name"] for cookie in ours(one)}


def ours(one: Visit) -> list[Any]:
    return list(one.page.context.cookies(one.served.address()))


def test_secrets_that_cannot_be_read_close_the_door(
    serve: Serve, visit: Visitor, tmp_path: Path
) -> None:
    one = visit(serve(**kept_in(tmp_path, "[auth]\nredirect_uri = \n"))).open("health")
    assert one.title == "S’identifier"
    assert "personne n’entre" in one.text


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost.evil.example"])
def test_no_other_site_speaks_to_the_server_for_its_visitor(origin: str, visit: Visitor) -> None:
    served = visit().served
    assert upgraded(served, served.address().rstrip("/")) == 101
    assert upgraded(served, origin) == 403


def upgraded(served: Served, origin: str) -> int:
    """What the server answers to who wants a connection, from a page of that origin."""
    connection = HTTPConnection("localhost", served.port, timeout=10)
    wishes = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==", "Origin": origin}
    connection.request("GET", "/_stcore/stream", headers=wishes | key)
    status = connection.getresponse().status
    connection.close()
    return status
