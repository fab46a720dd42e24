"""A quarter as people write it in a file: `T3 2026`, `3e trimestre 2026`, or its last day."""

import re
from contextlib import suppress
from datetime import date

from lib.entries.importing.names import as_name
from lib.language import N_, Sentence
from lib.quarters import Quarter

RANKS = {
    **{str(rank): rank for rank in range(1, 5)},
    **{"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4},
    **{"first": 1, "third": 3, "fourth": 4},
}
YEAR = r"(?P<year>(?:19|20)\d\d)"
WORD = r"(?:t|q|trim|trimestre|quarter)"
BEFORE = rf"(?P<rank>{'|'.join(RANKS)})(?:er|ere|e|eme|nd|st|rd|th)?"
WRITTEN = [
    re.compile(text)
    for text in (
        rf"{WORD}-?(?P<rank>[1-4])-?{YEAR}",
        rf"{BEFORE}-?{WORD}-?(?:de-|of-)?{YEAR}",
        rf"{YEAR}-?{WORD}-?(?P<rank>[1-4])",
        rf"{YEAR}-?{BEFORE}-?{WORD}",
    )
]
DAYS = (
    re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:t00-00-00)?"),
    re.compile(r"(\d\d?)-(\d\d?)-(\d{4})"),
)


def read_quarter(cell: object) -> Quarter | None:
    """The quarter that a cell names; a day names the quarter that it ends, and none otherwise."""
    if isinstance(cell, date):
        return _ended_by(cell.year, cell.month, cell.day)
    name = as_name(cell)
    for written in WRITTEN:
        if match := written.fullmatch(name):
            return Quarter(int(match["year"]), RANKS[match["rank"]])
    return _of_day(name)


def no_quarter(cell: object) -> Sentence:
    """Why a cell names no quarter, and how to write one."""
    text = str(cell if cell is not None else "").strip()
    if not text:
        return Sentence(N_("The quarter is missing: write it, such as 2026-Q3."))
    words = N_(
        "“{text}” is not a quarter: write it 2026-Q3, or by the quarter’s last day, 2026-09-30."
    )
    return Sentence(words, {"text": text[:40]})


def _of_day(name: str) -> Quarter | None:
    first, last = (pattern.fullmatch(name) for pattern in DAYS)
    if first:
        return _ended_by(*map(int, first.groups()))
    if not last:
        return None
    one, other, year = map(int, last.groups())
    return _ended_by(year, other, one) or _ended_by(year, one, other)


def _ended_by(year: int, month: int, day: int) -> Quarter | None:
    """The quarter whose last day this is: another day may mean two quarters."""
    with suppress(ValueError):
        found = date(year, month, day)
        quarter = Quarter.of(found)
        return quarter if quarter.last_day == found else None
    return None
