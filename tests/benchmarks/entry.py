"""`python -m tests.benchmarks.entry`: from the last key of a value to « enregistré ».

Types the values of fifteen projects in Chromium, in a human's time; prints the median wait, and its ratio
to that of an empty save: a comment typed again as it was, of which nothing is written.
"""

import shutil
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, NAMES
from tests.browser.served import Served
from tests.browser.visit import Look, Visit
from tests.portfolio import AUTHOR, KEYS, loaded, to_enter, typed

SAVED = "Tout ce qui est saisi est enregistré."
PAUSE = 0.3


def seconds_to_save(one: Visit, key: str, text: str) -> float:
    """How long the reader waits for « enregistré » once the value is typed."""
    place = f"[data-row='{key}/{to_enter()}'][data-column=value]"
    status = one.page.locator(".sheet [role=status]", has_text=SAVED)
    cell = one.page.locator(place)
    cell.fill("")
    cell.press_sequentially(text)
    begun = time.perf_counter()
    cell.press("Enter")
    status.wait_for()
    waited = time.perf_counter() - begun
    time.sleep(PAUSE)
    return waited


def main() -> None:
    """Prints both medians, the slowest tenth and the ratio."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        served = Served(loaded(Path(name)), base_source="local", unauthenticated_author=AUTHOR)
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, NAMES))), args=list(ARGUMENTS)
        )
        one = Visit.begin(browser, served, Look()).open("entry")
        saves = [seconds_to_save(one, key, typed(key)) for key in KEYS[:40]]
        empty = [seconds_to_save(one, key, typed(key)) for key in KEYS[:40]]
        browser.close()
        served.stop()
    print(
        f"save: {median(saves) * 1000:.0f} ms (slowest tenth: {quantiles(saves, n=10)[-1]:.2f} s)"
    )
    print(f"empty save: {median(empty) * 1000:.0f} ms")
    print(f"ratio: {median(saves) / median(empty):.2f}")


if __name__ == "__main__":
    main()
