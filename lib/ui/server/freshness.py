"""From the server's start to its end: the base is read again, and written to, in the background."""

import logging
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import streamlit as st

from lib.airtable.errors import BeingRead
from lib.database.mirror import NoMirror, OldFigures
from lib.sync.budget import budget
from lib.ui.server.sending import send_until
from lib.ui.whole import catch_up, now

LOG = logging.getLogger("balise")


@asynccontextmanager
async def kept_fresh(_app: st.App) -> AsyncIterator[None]:
    """Loads the base before any visitor comes, then refreshes it until the server stops.

    What is entered meanwhile is sent by another thread.
    """
    stop = threading.Event()
    threading.Thread(target=_refresh_until, args=(stop,), name="refresh", daemon=True).start()
    threading.Thread(target=send_until, args=(stop,), name="send", daemon=True).start()
    yield
    stop.set()


def _refresh_until(stop: threading.Event) -> None:
    _attempt()
    tried_at = 0.0
    while not stop.wait(_seconds_left(tried_at)):
        # Somebody, or another process, may have read it meanwhile.
        if not _seconds_left(tried_at):
            _attempt(again=True)
            tried_at = time.time()


def _seconds_left(tried_at: float) -> float:
    """Until the next reading; a minute when it cannot be told, for this thread must not end."""
    try:
        return max(0.0, _due_at(tried_at) - time.time())
    except Exception:
        LOG.exception("The hour of the next reading cannot be told")
        return 60.0


def _due_at(tried_at: float) -> float:
    """When the base is to be read again: so long after the last reading, and after the last attempt."""
    hold = now()
    minutes: float = hold.settings.refresh_minutes
    if hold.base.in_airtable:
        minutes = budget(hold.settings, hold.store, datetime.now(UTC)).minutes
    try:
        hold.mirror.moved()
        read_at = hold.loaded()[2]
    except (NoMirror, OldFigures):
        read_at = 0.0
    return max(read_at, tried_at) + minutes * 60


def _attempt(again: bool = False) -> None:
    """One load; when it fails the last good one stays, and the next is tried in its turn."""
    try:
        if again:
            now().refresh()
        catch_up()
    except BeingRead:
        LOG.info("Another process reads the base")
    except Exception:
        LOG.exception("The base could not be read; the last good one is shown")
