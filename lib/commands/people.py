"""The command about people: `forget-account`."""

from typing import Annotated

import typer

from lib.commands.app import APP
from lib.commands.words import Refused
from lib.journal.identities import Identities
from lib.language import N_, Sentence
from lib.sync.current import current


@APP.command("forget-account")
def forget_account(
    email: Annotated[str, typer.Argument(help="The e-mail of the person, as in the base.")],
) -> None:
    """Let a person sign in with another account: the next one they use is theirs."""
    if not Identities(current().store).forget(email):
        message = N_("No account is bound to {email}: nothing to forget.")
        raise Refused(Sentence(message, {"email": email}))
