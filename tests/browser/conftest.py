"""A server, Chromium and visitors, for every test of this folder.

`visit` opens the shared server as somebody new; `serve` starts a server of one's own, with other
settings or to restart it. Whatever the test, no request may leave the server's origin.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import Served
from tests.browser.visit import Look, Visit

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

Serve = Callable[..., Served]
Visitor = Callable[..., Visit]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Chromium; without one the tests are skipped, except in continuous integration."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say(f"This test needs a browser: none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def shared(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on the demonstration, the same for all: do not enter values there."""
    served = Served(copied(demonstration, tmp_path_factory.mktemp("shared")))
    yield served
    served.stop()


@pytest.fixture
def serve(demonstration: Path, tmp_path: Path) -> Iterator[Serve]:
    """Starts a server of one's own on the demonstration, with these settings; ends it."""
    started: list[Served] = []

    def start(**settings: Any) -> Served:
        folder = tmp_path / f"served-{len(started)}"
        started.append(Served(copied(demonstration, folder), **settings))
        return started[-1]

    yield start
    for served in started:
        served.stop()


@pytest.fixture
def visit(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A new visitor of the shared server, or of the one given: `visit(language="en")`.

    At the end: no request left the origin, and the browser complained of nothing.
    """
    begun: list[Visit] = []

    def begin(served: Served | None = None, **look: Any) -> Visit:
        where = served or request.getfixturevalue("shared")
        begun.append(Visit.begin(chromium, where, Look(**look)))
        return begun[-1]

    yield begin
    outside = [address for one in begun for address in one.outside]
    complaints = [words for one in begun for words in one.complaints]
    for one in begun:
        one.page.context.close()
    assert outside == [], "requests left the origin"
    assert complaints == [], "the browser complains"


def copied(demonstration: Path, folder: Path) -> Path:
    """A folder with a copy of the loaded stores."""
    shutil.copytree(demonstration, folder, dirs_exist_ok=True)
    return folder
