"""From the server's start to its end: the base is read again in the background."""

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from lib.ui.whole import catch_up, now

LOG = logging.getLogger("balise")


@asynccontextmanager
async def kept_fresh(_app: st.App) -> AsyncIterator[None]:
    """Loads the base before any visitor comes, then refreshes it until the server stops."""
    stop = threading.Event()
    threading.Thread(target=_refresh_until, args=(stop,), name="refresh", daemon=True).start()
    yield
    stop.set()


def _refresh_until(stop: threading.Event) -> None:
    _attempt()
    while not stop.wait(now().settings.refresh_minutes * 60):
        _attempt(again=True)


def _attempt(again: bool = False) -> None:
    """One load; when it fails the last good one stays, and the next is tried in its turn."""
    try:
        if again:
            now().refresh()
        catch_up()
    except Exception:
        LOG.exception("The base could not be read; the last good one is shown")
