"""`push`: what is pending goes to Airtable."""

from typing import Annotated

import typer

from lib.commands.app import APP
from lib.commands.words import tell, tell_sentence
from lib.journal import State
from lib.language import N_
from lib.sync.current import current


@APP.command("push")
def push(
    until_empty: Annotated[
        bool, typer.Option("--until-empty", help="Try again until nothing is pending.")
    ] = False,
) -> None:
    """Send what is pending; print how many entries were sent, refused, in conflict, still pending."""
    now = current()
    if not now.base.in_airtable:
        tell(N_("The base that is shown is kept here: there is nothing to send."))
        return
    # Its client takes a second to load, which other commands need not wait for.
    from lib.sync.pushing import push_all

    result = push_all(now, until_empty, tell_sentence)
    left = now.journal.counts().get(State.PENDING, 0)
    sent, refused, met = (result[s] for s in (State.SENT, State.REFUSED, State.CONFLICT))
    print(f"{sent} sent, {refused} refused, {met} in conflict, {left} pending")
    if refused or met or left:
        raise typer.Exit(1)
