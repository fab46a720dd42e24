"""`import base`: a whole base from files, by the very path of `sync`."""

from pathlib import Path
from typing import Annotated

import typer

from lib.commands.app import IMPORT
from lib.commands.words import Refused, language, tell
from lib.database.mirror import Mirror
from lib.language import N_, Sentence
from lib.questions.load_health import Problem, problem_counts, problems, row_counts
from lib.questions.people import admins
from lib.sync.current import current
from lib.sync.json_base import UnreadableBase

# So many problems are told one by one.
SHOWN = 100


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
    if not admins(now.mirror):
        tell(N_("This base has no active administrator: nobody can let people in by the pages."))


def report(mirror: Mirror) -> None:
    """What was kept by table, on standard output; what was not and why, on standard error."""
    mirror.moved()
    for table, rows in row_counts(mirror).items():
        print(f"{table}\t{rows}")
    found = problems(mirror)
    for problem in found[:SHOWN]:
        sentence = problem.sentence.say(language())
        tell(N_("{where}: {sentence}"), where=_place(problem), sentence=sentence)
    if len(found) > SHOWN:
        message = N_("… and {count} more: the page of the data's health shows them.")
        tell(message, count=sum(p.count for p in problem_counts(mirror)) - SHOWN)


def _place(problem: Problem) -> str:
    """Table, row and field; a table or a column alone where no row is at fault."""
    if problem.line is None:
        return ".".join(filter(None, (problem.table_name, problem.field)))
    message = N_("{table}, line {line} ({key}), {field}")
    parts = {"table": problem.table_name, "key": problem.key or "-", "field": problem.field}
    return Sentence(message, parts | {"line": problem.line}).say(language())
