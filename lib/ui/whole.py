"""The base whole, as this process holds it: for the write path, sign-in and the background."""

import threading
from datetime import date

from lib.sync.current import Current, current

# Two visitors who come first must not load the base twice.
CATCHING_UP = threading.Lock()


def now() -> Current:
    """This process's hold on the base: `.base`, `.as_of`, `.settings`; what it says, whole."""
    return current()


def as_of() -> date:
    """The day of reference: today, or the demonstration's own day."""
    return current().as_of


def catch_up() -> None:
    """Loads the base if it is not, then shows what was entered since."""
    with CATCHING_UP:
        current().catch_up()
