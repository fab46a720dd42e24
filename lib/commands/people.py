"""The command about people: `forget-account`."""

from typing import Annotated

import typer

from lib.commands.app import APP
from lib.commands.words import Refused, language
from lib.entries.accounts import forget_account as forget
from lib.language import N_, say
from lib.questions.people import Person
from lib.sync.current import current

# Whoever may run commands here may do all; the ledger says that it was by this one.
OPERATOR = Person("forget-account", "forget-account", "admin")


@APP.command("forget-account")
def forget_account(
    email: Annotated[str, typer.Argument(help="The e-mail of the person, as in the base.")],
) -> None:
    """Let a person sign in with another account: the next one they use is theirs."""
    reason = say(N_("Another account may sign in."), language())
    if problem := forget(current(), OPERATOR, email, reason):
        raise Refused(problem)
