"""Signing in, in a browser: a look-alike of ProConnect, a server that trusts it, its accounts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Serve
from tests.browser.served import Served, free_port
from tests.browser.visit import Visit
from tests.sign_in.proconnect import ProConnect
from tests.sign_in.secrets import asking, kept_in, proconnect

DIRECTOR = "solveig.armanville@incubateur.example"
OWNER = "berenice.lothaire@incubateur.example"
INACTIVE = "gaspard.ouessinel@incubateur.example"
STRANGER = "nobody@elsewhere.example"
ACCOUNTS = {
    email.split(".")[0]: {"email": email, "given_name": email.split(".")[0].title()}
    for email in (DIRECTOR, OWNER, INACTIVE, STRANGER)
}
SIGN_IN = "S’identifier avec ProConnect"

Scene = tuple[Served, ProConnect]
Stage = Callable[..., Scene]


@pytest.fixture
def stage(serve: Serve, tmp_path: Path) -> Iterator[Stage]:
    """Starts a look-alike of ProConnect and a server that trusts it."""
    providers: list[ProConnect] = []

    def begin(algorithm: str = "RS256", age: float = 0, **settings: Any) -> Scene:
        port = free_port()
        back = f"http://localhost:{port}/oauth2callback"
        providers.append(ProConnect(back, dict(ACCOUNTS), algorithm, age))
        asked = {n: settings.pop(n) for n in ("prompt", "claims") if n in settings}
        secrets = asking(proconnect(port, providers[-1].issuer), **asked)
        options = {"trusted_providers": "proconnect", **kept_in(tmp_path, secrets), **settings}
        return serve(port=port, **options), providers[-1]

    yield begin
    for provider in providers:
        provider.stop()


def sign_in(one: Visit, email: str, button: str = SIGN_IN) -> Visit:
    """Signs in by an account; what left the origin went to the provider only."""
    one.page.get_by_role("button", name=button).click()
    one.page.get_by_role("link", name=email).click()
    return came_back(one)


def came_back(one: Visit) -> Visit:
    one.page.wait_for_url(lambda url: urlsplit(url).port == one.served.port)
    one.settle()
    left = {urlsplit(address).hostname for address in one.outside}
    assert left <= {"localhost", "cdn.jsdelivr.net"}
    one.outside.clear()
    return one


def sign_out(one: Visit, provider: ProConnect) -> None:
    before = len(provider.ended)
    one.page.get_by_role("button", name="Se déconnecter").click()
    one.page.get_by_role("heading", name="S’identifier", level=1).wait_for()
    came_back(one)
    assert len(provider.ended) == before + 1
