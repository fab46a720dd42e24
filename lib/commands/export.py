"""`export`: the figures, or the tables themselves, from what was last loaded."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lib.commands.app import APP
from lib.commands.words import Refused, tell
from lib.database.export import export_figures, export_tables
from lib.database.marts import Asked
from lib.database.mirror import NoMirror
from lib.language import N_, Sentence
from lib.quarters import Quarter, read_range
from lib.sync.current import Current, current


class Format(StrEnum):
    """How the files are written."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


@APP.command("export")
def export(
    out: Annotated[Path, typer.Option(help="The folder of the files; made when missing.")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    quarters: Annotated[str | None, typer.Option(help="2024-Q1:2026-Q3")] = None,
    format: Annotated[Format, typer.Option()] = Format.CSV,
    tables: Annotated[bool, typer.Option("--tables", help="The 22 tables instead.")] = False,
) -> None:
    """Write the figures per quarter, or the tables of the base, one file each."""
    now = current()
    try:
        now.catch_up()
        if tables:
            paths = export_tables(now.mirror, out)
        else:
            paths = export_figures(now.mirror, _asked(now, as_of, quarters), format, out)
    except (NoMirror, OSError) as error:
        raise Refused(Sentence(N_("Nothing was written: {error}."), {"error": error})) from None
    for path in paths:
        print(path)
    tell(N_("{count} files written."), count=len(paths))


def _asked(now: Current, as_of: datetime | None, quarters: str | None) -> Asked:
    day = as_of.date() if as_of else now.as_of
    return Asked(
        as_of=day,
        quarters=tuple(_quarters(quarters, day)),
        late_after_days=now.settings.late_after_days,
        at_risk_from=now.settings.at_risk_from,
    )


def _quarters(text: str | None, day: date) -> list[Quarter]:
    try:
        return read_range(text) if text else [Quarter.of(day) + -n for n in range(11, -1, -1)]
    except ValueError:
        message = N_("« {text} » is no range of quarters: write 2024-Q1:2026-Q3.")
        raise Refused(Sentence(message, {"text": text})) from None
