"""`sync`: the whole base read again."""

import sys
from typing import Annotated

import typer

from lib.airtable.progress import Progress
from lib.base import TABLES
from lib.commands.app import APP
from lib.commands.importing import report
from lib.commands.words import language
from lib.sync.current import current


@APP.command("sync")
def sync(
    as_it_is: Annotated[
        bool, typer.Option("--as-it-is", help="Even without fields that the last reading had.")
    ] = False,
) -> None:
    """Read the whole base again, all or nothing; print the rows that count, by table."""
    now = current()
    now.refresh(_tell, as_it_is)
    report(now.mirror)


def _tell(progress: Progress) -> None:
    """One line a page on standard error: how many were read, of how many expected; table and rows."""
    table = TABLES[progress.table].label(language())
    pages = f"{progress.pages}/{progress.expected}" if progress.expected else progress.pages
    print(f"{pages}\t{table}\t{progress.rows}", file=sys.stderr)
