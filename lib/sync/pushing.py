"""Sending round after round: once over what is pending, or until nothing is."""

import time
from collections import Counter
from collections.abc import Callable

from lib.journal import State
from lib.language import Sentence
from lib.sync.current import Current
from lib.sync.push import Push
from lib.sync.round import Sent

# Seconds between two rounds when nothing went through: doubled each time, up to the last.
FIRST_PAUSE, LAST_PAUSE = 0.5, 15.0
# Without anything going through for so long, somebody has to look.
PATIENCE = 900.0


def push_all(now: Current, until_empty: bool, tell: Callable[[Sentence], None]) -> "Counter[State]":
    """Sends what is pending, and says what stops it; how many entries came to each state.

    `until_empty` waits for what passes by itself, and for what others are sending; not for what only
    people can mend.
    """
    push, total, pause, moved_at = Push(now), Counter[State](), FIRST_PAUSE, time.monotonic()
    while True:
        sent = push.once()
        if sent.error:
            tell(sent.error.sentence)
        moved = _moved(sent)
        total.update({s: n for s, n in sent.counts.items() if s != State.PENDING})
        if moved:
            pause, moved_at = FIRST_PAUSE, time.monotonic()
            if not sent.error:
                continue
        if not until_empty or not _may_move(now, sent) or time.monotonic() > moved_at + PATIENCE:
            return total
        time.sleep(pause)
        pause = min(2 * pause, LAST_PAUSE)


def _moved(sent: Sent) -> bool:
    return sent.counts.total() > sent.counts[State.PENDING]


def _may_move(now: Current, sent: Sent) -> bool:
    """Whether trying again may send something: what stopped passes, or another is sending the rest."""
    if sent.error:
        return sent.error.passes
    return not sent.claimed and now.journal.counts().get(State.PENDING, 0) > 0
