"""A visit in Chromium: a page that knows when it is idle, and all that it asked for or complained of."""

import re
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from axe_core_python import base as axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, WebSocket

from tests.browser.served import Served

LANGUAGES = {"fr": "fr-FR", "en": "en-GB", "de": "de-DE"}
PATIENCE = 60_000  # milliseconds: a busy machine is slow, not wrong
# On a deep link Streamlit's client looks for its server below the page first, and takes a 404 for a no.
SEARCH_FOR_THE_ROOT = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")
# Idle: connected, no script running and nothing to come for a moment (a click takes one to start).
IDLE = """() => {
  const app = document.querySelector('[data-testid=stApp]')?.dataset
  const connected = app?.testConnectionState === 'CONNECTED'
  const awaited = document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
  const idle = connected && app.testScriptState === 'notRunning' && !awaited
  if (!idle) { window.idleSince = undefined; return false }
  window.idleSince ??= performance.now()
  return performance.now() - window.idleSince > 250
}"""
# What Streamlit draws so, whatever we do, with what axe-core holds against it.
OF_STREAMLIT = {
    "[data-testid=stSidebarNavItems]": "a list whose items stand below the sections (phones)",
}
AXE = """async (ours) => {
  const found = await axe.run(ours, { resultTypes: ['violations'] })
  return found.violations
}"""
NARROWER = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return [document.documentElement, main].map((box) => box.scrollWidth - box.clientWidth)
}"""


@dataclass(frozen=True)
class Violation:
    """A rule of axe-core that an element breaks: where it stands, what it is."""

    rule: str
    where: str
    element: str


@dataclass(frozen=True)
class Look:
    """How a visitor looks at the pages."""

    language: str = "fr"
    scheme: Any = "light"
    width: int = 1280
    height: int = 900


@dataclass
class Visit:
    """One visitor, in a browser profile of their own."""

    served: Served
    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, browser: Browser, served: Served, look: Look) -> Self:
        """A new visitor, who has opened nothing yet."""
        context = browser.new_context(
            locale=LANGUAGES[look.language],
            color_scheme=look.scheme,
            viewport={"width": look.width, "height": look.height},
        )
        visit = cls(served, context.new_page())
        visit.page.set_default_timeout(PATIENCE)
        context.on("request", visit._heard)
        context.on("page", lambda page: page.on("websocket", visit._heard))
        visit.page.on("websocket", visit._heard)
        visit.page.on("console", visit._noted)
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        return visit

    def _heard(self, asked: Request | WebSocket) -> None:
        place = urlsplit(asked.url)
        if place.scheme in ("data", "blob"):
            return
        if place.netloc != urlsplit(self.served.address()).netloc:
            self.outside.append(asked.url)

    def _noted(self, message: ConsoleMessage) -> None:
        where = message.location["url"]
        if message.type == "error" and not SEARCH_FOR_THE_ROOT.search(where):
            self.complaints.append(f"{message.text} ({where})")

    def open(self, page: str = "", **filters: str) -> Self:
        """Opens an address, and waits for the page to be whole."""
        self.page.goto(self.served.address(page, **filters))
        return self.settle()

    def settle(self) -> Self:
        """Waits until nothing runs any more."""
        self.page.evaluate("window.idleSince = undefined")
        self.page.wait_for_function(IDLE, polling=50)
        return self

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def text(self) -> str:
        """All that can be read."""
        return self.page.locator("[data-testid=stApp]").inner_text()

    @property
    def filters(self) -> dict[str, str]:
        """What the address says."""
        query = parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)
        return {name: values[-1] for name, values in query.items()}

    @property
    def path(self) -> str:
        """Which page the address names."""
        return urlsplit(self.page.url).path.strip("/")

    def go(self, section: str, page: str) -> Self:
        """Goes to a page by the navigation."""
        self.page.get_by_test_id("stTopNav").get_by_role("button", name=section).click()
        return self._through(self.page.get_by_test_id("stTopNavDropdownLink").filter(has_text=page))

    def press(self, button: str) -> Self:
        """Presses the button that bears these words."""
        self.page.get_by_role("button", name=button).click()
        return self.settle()

    def follow(self, link: str) -> Self:
        """Follows the first link of the page that bears these words."""
        main = self.page.get_by_test_id("stMain")
        return self._through(main.get_by_role("link", name=link, exact=True).first)

    def _through(self, link: Locator) -> Self:
        """Follows a link, and waits to be where it leads."""
        path = urlsplit(link.evaluate("link => link.href")).path
        link.click()
        self.page.wait_for_url(lambda url: urlsplit(url).path == path)
        return self.settle()

    def see_as(self, role: str) -> Self:
        """Sees the demonstration as somebody of another role."""
        self.page.get_by_test_id("stPopoverButton").filter(has_text="Voir comme").click()
        self.page.get_by_role("radio", name=role).check(force=True)
        self.page.keyboard.press("Escape")
        return self.settle()

    def choose(self, label: str, option: str) -> Self:
        """Chooses an option of a list."""
        self.combobox(label).click()
        self.page.get_by_role("option", name=option, exact=True).click()
        return self.settle()

    def combobox(self, label: str) -> Locator:
        """The list of options that bears the label."""
        return self.page.get_by_role("combobox", name=label)

    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        widths: list[int] = self.page.evaluate(NARROWER)
        return max(widths)

    def violations(self) -> list[Violation]:
        """What axe-core holds against the page, serious or worse."""
        self.page.evaluate(axe.AXE_SCRIPT)
        ours = {"exclude": [[selector] for selector in OF_STREAMLIT]}
        found = self.page.evaluate(AXE, ours)
        return [
            Violation(rule["id"], " ".join(map(str, node["target"])), node["html"])
            for rule in found
            if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
        ]
