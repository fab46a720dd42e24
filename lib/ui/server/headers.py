"""Security headers: the pages load nothing from elsewhere and stand in nobody's frame."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = {
    "default-src": "'self'",
    # Streamlit's own start-up script is inline; its components are loaded from blobs.
    "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' ws: wss:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Who signs out leaves nothing of what they typed in a browser that others may use.
SIGN_OUT = "/auth/logout"
LEAVING = {"Clear-Site-Data": '"storage"'}


class Headers:
    """Adds the security headers to every answer, and to that of a sign-out one that clears the browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and adds the headers to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                leaves = scope["path"].endswith(SIGN_OUT)
                MutableHeaders(scope=message).update(HEADERS | (LEAVING if leaves else {}))
            await send(message)

        await self.app(scope, receive, send_with_headers)
