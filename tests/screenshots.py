"""`python -m tests.screenshots`: takes the README's pictures of the demonstration."""

import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from lib.settings import ROOT
from tests.browser.conftest import ARGUMENTS, NAMES
from tests.browser.served import Served
from tests.browser.visit import Look, Visit

PICTURES = ROOT / "data" / "screenshots"
PROJECT = "compost-cyclamen"
INDICATOR = "compost-cyclamen/utilisateurs-actifs"
# A picture is of nobody's typing: what has the focus lets it go, within a component too.
LEAVE = """() => {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  focused?.blur()
}"""
VIEWS = {
    "overview": ("", {}, 1000),
    "project": ("project", {"project": PROJECT}, 1000),
    "indicator": ("indicator", {"project": PROJECT, "indicator": INDICATOR}, 1000),
    "entry": ("entry", {}, 800),
}


def keep(picture: bytes, path: Path) -> None:
    """Writes a picture in 256 colours: the pages have few, and a README should be light."""
    few = Image.open(BytesIO(picture)).convert("RGB").quantize(256)
    few.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


def main() -> None:
    """Starts the demonstration, and keeps a picture of each view."""
    chromium = next(filter(None, map(shutil.which, NAMES)))
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        served = Served(Path(name))
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        try:
            for view, (page, filters, height) in VIEWS.items():
                one = Visit.begin(browser, served, Look(height=height)).open(page, **filters)
                if page == "entry":
                    one.see_as("Chargé·e de portefeuille")
                one.page.evaluate(LEAVE)
                one.page.mouse.move(0, 0)
                keep(one.page.screenshot(), PICTURES / f"{view}.png")
        finally:
            browser.close()
            served.stop()


if __name__ == "__main__":
    main()
