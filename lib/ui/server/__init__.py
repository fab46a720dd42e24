"""Around Streamlit's server: what every answer bears, the static files, the refresh in the background."""

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from lib.settings import ROOT
from lib.ui.server.announcement import announce_pages
from lib.ui.server.cookies import SecureCookies
from lib.ui.server.document import Document
from lib.ui.server.freshness import kept_fresh
from lib.ui.server.headers import Headers
from lib.ui.server.way_back import WayBack

MIDDLEWARE = [
    Middleware(Headers),
    Middleware(SecureCookies),
    Middleware(WayBack),
    Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    Middleware(Document),
]
ROUTES: list[BaseRoute] = [Mount("/assets", StaticFiles(directory=ROOT / "data" / "static"))]

__all__ = ["MIDDLEWARE", "ROUTES", "announce_pages", "kept_fresh"]
