"""The ledger as a file for a spreadsheet: a line for each field that an entry changed."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

from lib.base import TABLES
from lib.database.mirror import Mirror
from lib.language import N_, say
from lib.questions.ledger import LedgerRow, Wanted, ledger
from lib.questions.words import choice

HEADINGS = (
    N_("Date"),
    N_("Person"),
    N_("Table"),
    N_("Key"),
    N_("Field"),
    N_("Before"),
    N_("After"),
    N_("Reason"),
    N_("Origin"),
)
MOST = 1_000_000


def ledger_file(mirror: Mirror, wanted: Wanted, language: str) -> bytes:
    """CSV with semicolons, as French spreadsheets open it; nothing is rounded, instants are in UTC."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(say(heading, language) for heading in HEADINGS)
    for row in ledger(mirror, wanted, 0, MOST):
        writer.writerows(_lines(row, language))
    return file.getvalue().encode("utf-8-sig")


def _lines(row: LedgerRow, language: str) -> Iterator[list[str]]:
    declared = TABLES.get(row.table_name)
    table = declared.label(language) if declared else row.table_name
    before = [f"{row.at:%Y-%m-%dT%H:%M:%SZ}", row.author or "", table, row.key]
    after = [row.reason or "", choice("journal", "source", row.source, language)]
    for field in row.moved:
        cells = (row.before.get(field.name), row.fields[field.name])
        yield [*before, field.label(language), *map(_text, cells), *after]


def _text(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case list():
            return "|".join(map(str, cell))
        case str():
            return cell
        case _:
            return json.dumps(cell)
