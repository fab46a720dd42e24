"""The limits: so many requests a second per base, a rest after a refusal, calls of the month."""

import time
from collections import deque
from dataclasses import dataclass, field

from tests.airtable.errors import out_of_calls, too_fast

PER_SECOND = 5


@dataclass
class Limits:
    """What the service allows; `penalty_s` is the rest that a refusal imposes."""

    penalty_s: float = 30.0
    monthly: int | None = None
    retry_after: int | None = None
    calls: int = 0
    refused: int = 0
    arrivals: deque[float] = field(default_factory=deque)
    blocked_until: float = 0.0

    def admit(self, arrived: float, is_metadata: bool) -> None:
        """Counts a request to a base; ApiError when it comes too soon or once too often."""
        now = arrived
        while self.arrivals and now - self.arrivals[0] >= 1:
            self.arrivals.popleft()
        if now < self.blocked_until or len(self.arrivals) >= PER_SECOND:
            if now >= self.blocked_until:
                self.blocked_until = now + self.penalty_s
            self.refused += 1
            raise too_fast(self.retry_after)
        self.arrivals.append(now)
        if self.monthly is not None and self.calls >= self.monthly and not is_metadata:
            raise out_of_calls()
        self.calls += 1

    def storm(self, seconds: float) -> None:
        """Refuses everything for so long, as when somebody else uses up the rate."""
        self.blocked_until = time.monotonic() + seconds
