"""From the journal to Airtable: pending entries, the oldest first, by whoever claims them."""

from lib.journal.outbox import Outbox
from lib.sync.current import Current
from lib.sync.ready import Ready
from lib.sync.round import Round, Sent

# So many entries are claimed at once: some five seconds of calls.
CLAIMED = 100


class Push:
    """One sender of the pending entries of an Airtable base."""

    def __init__(self, now: Current) -> None:
        self.outbox = Outbox(now.journal)
        self.ready = Ready(now)

    def once(self) -> Sent:
        """Claims entries, the oldest first, and sends them; what became of none when none is free."""
        claimed = self.outbox.claim(CLAIMED)
        return Round(self.ready, self.outbox, claimed).run() if claimed else Sent()
