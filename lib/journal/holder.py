"""Who holds something: a process of a machine, known by a name that tells whether it still lives."""

import os
import socket
from uuid import uuid4


def new_holder() -> str:
    """A name for something that this process holds."""
    return f"{_machine()}/{os.getpid()}/{uuid4().hex[:8]}"


def is_gone(holder: str) -> bool:
    """Whether the holder was a process of this machine, and is no more."""
    machine, process, _ = holder.rsplit("/", 2)
    return machine == _machine() and not _is_alive(int(process))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _machine() -> str:
    return socket.gethostname()[:32]
