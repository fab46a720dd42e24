"""`demo`: the demonstration, as it was shipped."""

from typing import Annotated

import typer

from lib.commands.app import APP
from lib.commands.words import Refused, tell
from lib.language import N_, Sentence
from lib.sync.current import current


@APP.command("demo")
def demo(
    reset: Annotated[bool, typer.Option("--reset", help="Wipe what was typed on it.")] = False,
) -> None:
    """Put the demonstration back as it was shipped."""
    if not reset:
        raise Refused(Sentence(N_("Say what to do with the demonstration: --reset wipes it.")))
    typed = current().reset_demonstration()
    tell(N_("The demonstration is as it was shipped. Entries wiped: {count}."), count=typed)
