"""The commands of `python -m lib`, one module per subject, each adding its own to `APP`."""

import sys

from lib.commands import (
    betagouv,
    demo,
    export,
    importing,
    outbox,
    people,
    push,
    set_up,
    sync,
    territories,
    values,
)
from lib.commands.app import APP
from lib.commands.words import tell_sentence
from lib.language import Sentence

__all__ = [
    "betagouv",
    "demo",
    "export",
    "importing",
    "outbox",
    "people",
    "push",
    "run",
    "set_up",
    "sync",
    "territories",
    "values",
]


def run() -> None:
    """Runs the command line; what is refused is one sentence on standard error, and status 1."""
    try:
        APP()
    except Exception as error:
        sentence = getattr(error, "sentence", None)
        if not isinstance(sentence, Sentence):
            raise
        tell_sentence(sentence)
        sys.exit(1)
