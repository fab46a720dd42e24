"""Signing in comes back to where it began: Streamlit comes back to the root, and forgets the filters.

The page that leads to `/auth/login` is kept in a cookie for ten minutes, then `/oauth2callback` leads
to it; only paths of this very origin are kept or followed.
"""

from http.cookies import SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "balise_way_back"
SECONDS = 600
LEAVES, RETURNS = "/auth/login", "/oauth2callback"


class WayBack:
    """Keeps the way on leaving for the provider, and takes it on the return."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and mends its answer when someone leaves or returns."""
        path = scope.get("path", "")
        leaves, returns = path.endswith(LEAVES), path.endswith(RETURNS)
        if scope["type"] != "http" or not (leaves or returns):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        way = page_left(asked) if leaves else way_kept(asked)

        async def send_mended(message: Message) -> None:
            if message["type"] == "http.response.start" and way:
                headers = MutableHeaders(scope=message)
                if returns and "location" in headers:
                    headers["location"] = way
                headers.append("set-cookie", kept(way) if leaves else kept("", 0))
            await send(message)

        await self.app(scope, receive, send_mended)


def page_left(asked: Headers) -> str:
    """The path and query of our own page that led here; empty when another site did."""
    place = urlsplit(asked.get("referer", ""))
    if place.netloc != asked.get("host"):
        return ""
    return own_path(f"{place.path or '/'}{'?' if place.query else ''}{place.query}")


def way_kept(asked: Headers) -> str:
    """The path that the cookie keeps; empty when there is none, or none of ours."""
    found = SimpleCookie(asked.get("cookie", "")).get(COOKIE)
    return own_path(unquote(found.value)) if found else ""


def own_path(path: str) -> str:
    """The path if a browser would stay on this origin by it, else nothing."""
    printable = path.isascii() and path.isprintable() and " " not in path
    ours = path.startswith("/") and path[1:2] not in ("/", "\\")
    return path if printable and ours else ""


def kept(way: str, seconds: int = SECONDS) -> str:
    """The cookie that keeps a way, read by no script."""
    return f"{COOKIE}={quote(way, safe='')}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax"
