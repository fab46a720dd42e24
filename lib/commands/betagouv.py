"""`import betagouv`: the public product catalogue of beta.gouv.fr."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from lib.collectors.betagouv import UnreadableCatalogue, read_catalogue, redated, rows_of
from lib.collectors.collected import Report, lay_in
from lib.commands.app import IMPORT
from lib.commands.words import Refused, tell, tell_sentence
from lib.journal import Journal
from lib.language import N_, Sentence
from lib.sync.current import current
from lib.sync.source import DEMO, LOCAL

AUTHOR = "catalogue@beta.gouv.fr"


@IMPORT.command("betagouv")
def import_betagouv(
    where: Annotated[str, typer.Argument(help="The catalogue: a file, or its address.")],
    incubator: Annotated[str, typer.Option(help="Whose products are taken.")] = "anct",
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
) -> None:
    """Read the catalogue into projects, phases, repositories, events and evidence."""
    now = current()
    if now.settings.base_source == DEMO:
        message = N_("The demonstration is shown (BASE_SOURCE=demo): real rows never mix with it.")
        raise Refused(Sentence(message))
    was_demo = now.base.is_demo
    mirror = None
    if not was_demo:
        now.catch_up()
        mirror = now.mirror
    day = as_of.date() if as_of else datetime.now(ZoneInfo("Europe/Paris")).date()
    noted = Report()
    try:
        products = read_catalogue(where, incubator, noted)
    except UnreadableCatalogue as error:
        raise Refused(error.sentence) from None
    journal = Journal(now.store, LOCAL, keeps_records=True) if was_demo else now.journal
    rows = rows_of(products, day, noted)
    report = lay_in(journal, mirror, redated(rows, mirror) if mirror else rows, AUTHOR)
    if was_demo and products:
        tell(N_("The demonstration is left: a local base was started, with these rows only."))
    now.refresh()
    _print(report, noted)


def _print(report: Report, noted: Report) -> None:
    """The counts by table on standard output, what was skipped and why on standard error."""
    for sentence in noted.skipped + report.skipped:
        tell_sentence(sentence)
    elsewhere = noted.counts[("project", "elsewhere")]
    if elsewhere:
        tell(N_("{count} products of other incubators were left out."), count=elsewhere)
    for (table, state), count in sorted(report.counts.items()):
        print(f"{table}\t{state}\t{count}")
    tell(N_("{count} things skipped."), count=len(noted.skipped) + len(report.skipped))
