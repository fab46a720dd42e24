"""`sync`: the whole base read again."""

import sys

from lib.airtable.errors import AirtableError
from lib.airtable.progress import Progress
from lib.base import TABLES
from lib.commands.app import APP
from lib.commands.importing import report
from lib.commands.words import Refused, language
from lib.sync.current import current


@APP.command("sync")
def sync() -> None:
    """Read the whole base again, all or nothing; print the rows that count, by table."""
    now = current()
    try:
        now.refresh(_tell)
    except AirtableError as error:
        raise Refused(error.sentence) from None
    report(now.mirror)


def _tell(progress: Progress) -> None:
    """One line a page on standard error."""
    table = TABLES[progress.table].label(language())
    print(f"{table}: {progress.rows}", file=sys.stderr)
