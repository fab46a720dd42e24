"""The header of a file of values: its columns by their names in French, in English or in code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from slugify import slugify

from lib.base import TABLES
from lib.entries.importing.refusal import UnreadableFile
from lib.language import N_
from lib.quarters import Quarter

FIELDS = ("indicator", "quarter", "status", "value", "comment", "evidence_url", "reason")
# Other names of a column, beside its code and its labels in the declaration.
ALSO = {
    "key": ("cle", "key", "cle-de-l-indicateur", "indicator-key", "cle-indicateur"),
    "project": ("projet", "project", "produit", "product"),
    "indicator": ("nom", "name", "nom-de-l-indicateur", "indicator-name"),
    "quarter": ("periode", "period"),
    "status": ("statut",),
    "value": ("valeur-a-saisir", "valeurs", "values"),
    "comment": ("commentaires", "comments"),
    "evidence_url": ("preuves", "lien"),
    "reason": ("raison",),
}
QUARTER = re.compile(
    r"(?:[TQ]\s*([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*[TQ]\s*([1-4]))", re.IGNORECASE
)
LOOKED_AT = 20


@dataclass(frozen=True)
class Header:
    """Where the columns are: by name, and by quarter where each has its own column."""

    row: int
    columns: dict[str, int]
    quarters: dict[int, Quarter]


def read_header(rows: Sequence[Sequence[object]]) -> Header:
    """The header, among the first lines; UnreadableFile says what is missing."""
    found = [_header(number, row) for number, row in enumerate(rows[:LOOKED_AT])]
    best = max(found, key=lambda header: len(header.columns) + len(header.quarters))
    if not best.columns.keys() & {"key", "indicator"}:
        raise UnreadableFile(
            N_("No column says which indicator: name one “Indicator” or “Indicator key”.")
        )
    if "quarter" not in best.columns and not best.quarters:
        raise UnreadableFile(
            N_(
                "No column says which quarter: name one “Quarter”, or one for each, such as 2026-Q3."
            )
        )
    return best


def read_quarter(cell: object) -> Quarter | None:
    """The quarter written `2026-Q3`, `T3 2026` or `Q3 2026`, if it is one."""
    match = QUARTER.fullmatch(str(cell or "").strip())
    if not match:
        return None
    year, rank = int(match[2] or match[3]), int(match[1] or match[4])
    return Quarter(year, rank) if year else None


def _header(number: int, row: Sequence[object]) -> Header:
    names = _names()
    columns: dict[str, int] = {}
    quarters: dict[int, Quarter] = {}
    for place, cell in enumerate(row):
        quarter = read_quarter(cell)
        name = names.get(slugify(str(cell or "").replace("_", " ")))
        if quarter:
            quarters[place] = quarter
        elif name:
            columns.setdefault(name, place)
    return Header(number, columns, {} if "quarter" in columns else quarters)


def _names() -> dict[str, str]:
    """Every name of a column, as a slug."""
    fields = TABLES["value"].fields
    names = {slugify(word): name for name, words in ALSO.items() for word in words}
    for name in FIELDS:
        names |= {slugify(word): name for word in (name, *fields[name].labels.values())}
    return names
