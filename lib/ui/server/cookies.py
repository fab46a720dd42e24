"""Cookies travel encrypted: Streamlit leaves `Secure` out, we add it wherever the page is on https."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.ui.people.providers import comes_back_encrypted

NAME = b"set-cookie"


class SecureCookies:
    """Adds `Secure` to every cookie of an answer over https, a proxy's included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and secures the cookies of its answer."""
        if scope["type"] != "http" or not is_encrypted(scope):
            await self.app(scope, receive, send)
            return

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    (name, secured(value) if name.lower() == NAME else value)
                    for name, value in message["headers"]
                ]
            await send(message)

        await self.app(scope, receive, send_secured)


def is_encrypted(scope: Scope) -> bool:
    """Whether the visitor's browser speaks https, to us or to a proxy before us.

    Where sign-in comes back over https it does, whatever a proxy, or a visitor, says or leaves out.
    """
    told = Headers(scope=scope).get("x-forwarded-proto", "").replace(" ", "").split(",")
    return "https" in (scope["scheme"], *told) or comes_back_encrypted()


def secured(cookie: bytes) -> bytes:
    """The cookie with `Secure`, once."""
    attributes = [part.strip().lower() for part in cookie.split(b";")]
    return cookie if b"secure" in attributes else cookie + b"; Secure"
