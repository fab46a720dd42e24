"""Faults to inject: what goes wrong with the next requests that fit."""

import random
import threading
from dataclasses import dataclass, field

from tests.airtable.errors import ApiError, too_fast, unavailable

PROXY_PAGE = "<!doctype html><html><body><h1>Bad gateway</h1></body></html>"


@dataclass
class Fault:
    """One thing that goes wrong.

    `what`: drop_before (nothing done, connection closed), drop_after (done, no answer), drop_mid
    (done, the answer cut in the middle), slow, too_fast, unavailable (nothing done), unavailable_after
    (done all the same), html.
    """

    what: str
    method: str = ""
    path: str = ""
    times: int = 1
    chance: float = 1.0
    seconds: float = 0.0
    retry_after: int | None = None
    status: int = 200

    def fits(self, method: str, path: str) -> bool:
        return self.times > 0 and self.method in ("", method) and self.path in path

    @property
    def answer(self) -> ApiError | None:
        """The answer given in the place of the service's own."""
        match self.what:
            case "too_fast":
                return too_fast(self.retry_after)
            case "unavailable" | "unavailable_after":
                return unavailable(self.retry_after)
            case "html":
                return ApiError(self.status, PROXY_PAGE)
        return None

    @property
    def is_done_first(self) -> bool:
        """Whether the service does what it is asked before things go wrong."""
        return self.what in ("drop_after", "drop_mid", "slow", "unavailable_after")


@dataclass
class Faults:
    """The faults to come, in the order in which they were added."""

    waiting: list[Fault] = field(default_factory=list)
    happened: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    dice: random.Random = field(default_factory=lambda: random.Random(7))

    def add(self, fault: Fault) -> None:
        self.waiting.append(fault)

    def clear(self) -> None:
        self.waiting.clear()

    def strike(self, method: str, path: str) -> Fault | None:
        """The fault that hits this request, if any does."""
        with self.lock:
            for fault in self.waiting:
                if fault.fits(method, path) and self.dice.random() < fault.chance:
                    fault.times -= 1
                    self.happened.append(fault.what)
                    return fault
        return None
