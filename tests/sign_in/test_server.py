"""What the server adds to sign-in: the way back, and cookies that travel encrypted."""

from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from lib.ui.server.cookies import SecureCookies
from lib.ui.server.way_back import COOKIE, WayBack

HERE = "http://testserver"


async def leave(_: Request) -> Response:
    return RedirectResponse("https://provider.example/authorize")


async def come_back(_: Request) -> Response:
    response = RedirectResponse("/", 302)
    response.set_cookie("_streamlit_user", "x", httponly=True)
    response.set_cookie("already", "x", secure=True)
    return response


def visitor() -> TestClient:
    routes = [Route("/auth/login", leave), Route("/oauth2callback", come_back)]
    middleware = [Middleware(SecureCookies), Middleware(WayBack)]
    app = Starlette(routes=routes, middleware=middleware)
    return TestClient(app, base_url=HERE, follow_redirects=False)


def way_back(client: TestClient, referer: str) -> str:
    client.get("/auth/login", headers={"Referer": referer})
    return str(client.get("/oauth2callback").headers["location"])


def test_signing_in_leads_back_to_the_page_that_was_left() -> None:
    client = visitor()
    assert way_back(client, f"{HERE}/entry?quarter=2026-Q3&project=a%C3%A9") == (
        "/entry?quarter=2026-Q3&project=a%C3%A9"
    )
    assert COOKIE not in client.cookies, "the way is taken once"
    assert client.get("/oauth2callback").headers["location"] == "/"


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://evil.example/entry",
        "http://testserver.evil.example/entry",
        f"{HERE}//evil.example/entry",
        f"{HERE}/\\evil.example",
        f"{HERE}:81/entry",
    ],
)
def test_no_other_site_is_ever_led_to(referer: str) -> None:
    assert way_back(visitor(), referer) == "/"


@pytest.mark.parametrize(
    "forged", ["https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nX: y", "/é", ""]
)
def test_a_forged_cookie_leads_nowhere_else(forged: str) -> None:
    client = visitor()
    client.cookies.set(COOKIE, quote(forged, safe=""))
    assert client.get("/oauth2callback").headers["location"] == "/"


@pytest.mark.parametrize("told", [{"x-forwarded-proto": "https"}, {}])
def test_every_cookie_is_secure_over_https_and_only_there(told: dict[str, str]) -> None:
    client = visitor()
    cookies = client.get("/oauth2callback", headers=told).headers.get_list("set-cookie")
    assert [c.lower().count("secure") for c in cookies] == ([1, 1] if told else [0, 1])


def test_the_way_is_read_by_no_script_and_soon_forgotten() -> None:
    answer = visitor().get("/auth/login", headers={"Referer": f"{HERE}/entry"})
    assert answer.headers["set-cookie"].endswith("Max-Age=600; Path=/; HttpOnly; SameSite=Lax")
