"""From the server's start to its end: what was entered goes to Airtable in the background."""

import logging
import threading
import time

from lib.journal import State
from lib.ui.whole import now

LOG = logging.getLogger("balise")
# Seconds between two looks at the journal.
LOOK = 1.0
# When nothing goes through, the next try waits twice as long as the last did, up to so many seconds;
# a new entry is tried at once.
LAST_PAUSE = 60.0


def send_until(stop: threading.Event) -> None:
    """Sends what is pending, whoever entered it, until the server stops."""
    pause, due_at, last = LOOK, 0.0, 0
    while not stop.wait(LOOK):
        try:
            newest = now().journal.stamp()[0]
            if time.monotonic() < due_at and newest == last:
                continue
            pause, last = LOOK if _attempt() else min(2 * pause, LAST_PAUSE), newest
        except Exception:
            pause = LAST_PAUSE
            LOG.exception("What was entered could not be sent; it stays in the journal")
        due_at = time.monotonic() + pause


def _attempt() -> bool:
    """One round, if there is anything to send; False when it should be tried again later only."""
    base, journal = now().base, now().journal
    if not base.in_airtable or not journal.counts().get(State.PENDING):
        return True
    # Its client takes a second to load, which other bases need not wait for.
    from lib.sync.push import Push

    sent = Push(now()).once()
    if sent.error:
        LOG.warning("Sending to Airtable stopped: %s", sent.error)
    return not sent.error and sent.counts.total() > sent.counts[State.PENDING]
