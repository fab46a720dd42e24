"""The document says its language: Streamlit writes `<html lang="en">` whatever the page's is."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.language import LANGUAGES

WRITTEN = b'<html lang="en"'
# A document kept by a browser in one language must not answer for another.
STALE = ("etag", "last-modified", "content-length")


def language_of(scope: Scope) -> str:
    """The language that the address, else the browser, asks for; else French."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [])
    accepted = Headers(scope=scope).get("accept-language", "").split(",")
    wishes = [wish.strip()[:2] for wish in (*asked, *accepted)]
    return next((code for wish in wishes for code in LANGUAGES if code == wish), LANGUAGES[0])


class Document:
    """Writes the language into the HTML document; leaves every other answer alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and mends its answer when it is the document."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        written = f'<html lang="{language_of(scope)}"'.encode()
        is_document = False

        async def send_mended(message: Message) -> None:
            nonlocal is_document
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_document = headers.get("content-type", "").startswith("text/html")
                if is_document:
                    for name in STALE:
                        del headers[name]
                    headers.add_vary_header("Accept-Language")
            elif is_document:
                message["body"] = message.get("body", b"").replace(WRITTEN, written, 1)
            await send(message)

        await self.app(scope, receive, send_mended)
