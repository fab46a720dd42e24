"""`python -m tests.benchmarks.first_paint`: the README's first command in a clean clone.

Clones this repository into an empty folder, runs the command there, and measures from the moment the
install ends until the overview is painted in Chromium; beside it the same for an empty Streamlit app,
the baseline.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from lib.settings import ROOT, Settings
from tests.browser.conftest import ARGUMENTS, NAMES
from tests.browser.served import free_port

FIRST_BLOCK = re.compile(r"^```\w*\n(.+?)\n```$", re.MULTILINE | re.DOTALL)
EMPTY_APP = "import streamlit as st\nst.title('Empty')\n"
AIM = 10


def first_command() -> tuple[str, str]:
    """The README's first command: its install, then its start."""
    found = FIRST_BLOCK.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found, "the README has no fenced block"
    install, _, start = found.group(1).rpartition(" && ")
    return install, start


@contextmanager
def started(command: str, folder: Path) -> Iterator[str]:
    """Runs a command that serves; gives its address, and ends it."""
    port = free_port()
    around = {k: v for k, v in os.environ.items() if k.lower() not in Settings.model_fields}
    server = {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_HEADLESS": "true"}
    process = subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder,
        env=around | server,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://localhost:{port}/"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def seconds_to_paint(page: Page, command: str, folder: Path, heading: str) -> float:
    """From the start of the command until the heading is painted and nothing runs any more."""
    begun = time.perf_counter()
    with started(command, folder) as address:
        while True:
            try:
                page.goto(address)
                break
            except Exception:
                time.sleep(0.05)
        page.get_by_role("heading", name=heading, level=1).wait_for()
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        return time.perf_counter() - begun


def main() -> None:
    """Prints both times and their ratio."""
    install, start = first_command()
    chromium = next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
        begun = time.perf_counter()
        subprocess.run(["bash", "-c", install], cwd=clone, check=True)
        print(f"install: {time.perf_counter() - begun:.0f} s")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(locale="en-GB")
        ours = seconds_to_paint(page, start, clone, "Overview")
        print(f"from the end of the install to the overview painted: {ours:.1f} s (aim: {AIM} s)")
        again = seconds_to_paint(page, start, clone, "Overview")
        (clone / "empty.py").write_text(EMPTY_APP)
        empty = seconds_to_paint(page, start.replace("app.py", "empty.py"), clone, "Empty")
        print(f"an empty Streamlit app: {empty:.1f} s; ours is {ours / empty:.1f} × that")
        print(f"ours once the base is loaded: {again:.1f} s, {again / empty:.1f} × that")
        browser.close()


if __name__ == "__main__":
    main()
