"""`territories`: the reference list of communes with their classes."""

from pathlib import Path
from typing import Annotated

import typer

from lib.commands.app import APP
from lib.commands.words import Refused, tell
from lib.language import N_
from lib.sync.current import current
from lib.territories.classes import keep_classes
from lib.territories.list_file import TerritoryListError


@APP.command("territories")
def territories(
    path: Annotated[Path, typer.Argument(help="A CSV of communes with their classes.")],
) -> None:
    """Load, and keep, the list of communes by which rural and mountain are counted."""
    now = current()
    try:
        classes = keep_classes(path, now.settings.territories_file)
    except TerritoryListError as error:
        raise Refused(error.sentence) from None
    now.recount()
    tell(
        N_("{communes} communes kept, {rural} rural, {mountain} in the mountains."),
        communes=classes.communes,
        rural=classes.rural,
        mountain=classes.mountain,
    )
