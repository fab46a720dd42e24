"""`import base`: a whole base from files, by the very path of `sync`."""

from pathlib import Path
from typing import Annotated

import typer

from lib.commands.app import IMPORT
from lib.commands.words import Refused, language, tell
from lib.database.mirror import Mirror
from lib.language import N_, Sentence
from lib.questions.load_health import problem_counts, row_counts
from lib.sync.current import current
from lib.sync.json_base import UnreadableBase


@IMPORT.command("base")
def import_base(
    path: Annotated[Path, typer.Argument(help="A JSON of all tables, or a folder of CSV files.")],
) -> None:
    """Replace the local base by these files."""
    now = current()
    was_demo = now.base.is_demo
    if now.base.in_airtable:
        message = N_("The base shown is Airtable's: set BASE_SOURCE=local to import a local one.")
        raise Refused(Sentence(message))
    try:
        now.import_base(path)
    except UnreadableBase as error:
        raise Refused(error.sentence) from None
    if was_demo:
        tell(N_("The demonstration is left: a local base was started, with these rows only."))
    report(now.mirror)


def report(mirror: Mirror) -> None:
    """What was kept by table, on standard output; what was not and why, on standard error."""
    mirror.moved()
    for table, rows in row_counts(mirror).items():
        print(f"{table}\t{rows}")
    for found in problem_counts(mirror):
        where = f"{found.table}.{found.field}" if found.field else found.table
        sentence = found.sentence.say(language())
        tell(N_("{where}: {sentence} ({count})"), where=where, sentence=sentence, count=found.count)
