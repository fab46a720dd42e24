"""A page that ends early, with its frame whole: `st.stop` would take the foot of the page away as well."""

from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn


class PageEnds(Exception):
    """There is nothing more to show on this page."""


def end_page() -> NoReturn:
    """Ends the page here; its frame goes on."""
    raise PageEnds


def up_to_its_end(run: Callable[[], None]) -> None:
    """Runs a page to its end, early or not."""
    with suppress(PageEnds):
        run()
