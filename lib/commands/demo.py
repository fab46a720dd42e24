"""`demo`: the demonstration, as it was shipped, here or in an Airtable base."""

import sys
from typing import Annotated

import typer

from lib.base import TABLES
from lib.commands.app import APP
from lib.commands.set_up import of_airtable
from lib.commands.words import Refused, language, tell
from lib.demo import FOLDER
from lib.demo.selection import count, part_of
from lib.language import N_, Sentence
from lib.sync.current import current
from lib.sync.files import read_folder


@APP.command("demo")
def demo(
    reset: Annotated[bool, typer.Option("--reset", help="Wipe what was typed on it.")] = False,
    to_airtable: Annotated[
        bool, typer.Option("--to-airtable", help="Lay it into a new Airtable base.")
    ] = False,
    full: Annotated[bool, typer.Option("--full", help="All of it, not 900 rows.")] = False,
) -> None:
    """Put the demonstration back as it was shipped, or lay it into a new Airtable base."""
    if reset == to_airtable or (full and reset):
        message = N_(
            "Say what to do with the demonstration: --reset wipes what was typed on it,"
            " --to-airtable [--full] lays it into a new Airtable base."
        )
        raise Refused(Sentence(message))
    if to_airtable:
        _lay(full)
        return
    typed = current().reset_demonstration()
    tell(N_("The demonstration is as it was shipped. Entries wiped: {count}."), count=typed)


def _lay(full: bool) -> None:
    """Says how many rows and calls it takes, then lays them."""
    from lib.airtable.client import Airtable
    from lib.sync.filling import Filling, calls
    from lib.sync.set_up import compare

    now = of_airtable()
    whole, _ = read_folder(FOLDER)
    rows = whole if full else part_of(whole)
    wanted = calls(rows)
    tell(
        N_("{rows} rows of the demonstration, by {calls} calls: {minutes} minutes or so."),
        rows=count(rows),
        calls=wanted,
        minutes=-(-wanted / now.settings.airtable_pace // 60),
    )
    compared = compare(now.settings, now.store)
    Filling(Airtable(now.settings, now.store), compared.tables, _laid).fill(rows)
    print(count(rows))


def _laid(table: str, rows: int) -> None:
    """One line a chunk on standard error."""
    print(f"{TABLES[table].label(language())}\t{rows}", file=sys.stderr)
