"""`bootstrap` and `check`: an Airtable base made, completed, held against the declaration."""

from collections.abc import Sequence

from lib.airtable.comparison import Difference
from lib.base import TABLES
from lib.commands.app import APP
from lib.commands.words import Refused, language, tell
from lib.language import N_, Sentence
from lib.questions.load_health import PROBLEMS
from lib.sync.current import Current, current
from lib.sync.set_up import compare, complete, consequence


@APP.command("bootstrap")
def bootstrap() -> None:
    """Make, or complete, the Airtable base; never delete, rename or change what is there."""
    now = of_airtable()
    _finish(complete(now.settings, now.store, _made).differences)


@APP.command("check")
def check() -> None:
    """Hold the Airtable base against the declaration: what differs, and what it means."""
    now = of_airtable()
    _finish(compare(now.settings, now.store).differences)


def of_airtable() -> Current:
    """The hold on the base, when the settings name one in Airtable; Refused otherwise."""
    now = current()
    if not (now.settings.airtable_token and now.settings.airtable_base_id):
        message = N_("There is no Airtable base: set AIRTABLE_TOKEN and AIRTABLE_BASE_ID.")
        raise Refused(Sentence(message))
    return now


def _made(table: str, field: str) -> None:
    """One line on standard output for each table or field made."""
    print(_where(table, field), flush=True)


def _finish(found: Sequence[Difference]) -> None:
    """One line for each difference, then the status."""
    for difference in found:
        where = _where(difference.table, difference.field)
        problem = Sentence(PROBLEMS[difference.what]).say(language())
        what = f"{problem} ({difference.found})" if difference.found else problem
        print(f"{where}\t{what}\t{consequence(difference).say(language())}")
    if found:
        raise Refused(
            Sentence(
                N_("Differences between the base and the declaration: {count}."),
                {"count": len(found)},
            )
        )
    tell(N_("The base holds all that the declaration asks for."))


def _where(table: str, field: str) -> str:
    """A table or a field by its names in Airtable."""
    declared = TABLES[table]
    if not field:
        return declared.airtable_name
    return f"{declared.airtable_name} › {declared.fields[field].airtable_name}"
