"""Days as people type them, in French and in English: the day before the month in both."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from babel import dates

from lib.language import LANGUAGES, LOCALE_OF, N_, Sentence

ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
NUMBERED = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{2}|\d{4})")
NAMED = re.compile(
    r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?[- ](?P<month>[^\W\d_]+\.?)[- ](?P<year>\d{4})"
)
CENTURY = 2000


def read_day(text: str) -> tuple[date | None, Sentence | None]:
    """The day that the text means, none for an empty one; or the sentence that says what to type."""
    typed = re.sub(r"\s+", " ", text).strip()
    if not typed:
        return None, None
    found = ISO.fullmatch(typed) or NUMBERED.fullmatch(typed) or NAMED.fullmatch(typed)
    month = _month(found["month"]) if found else None
    if not found or not month:
        words = N_("“{text}” is not a day: type one such as {example}.")
        return None, Sentence(words, {"text": typed[:40], "example": "31/12/2026"})
    year = int(found["year"])
    try:
        return date(year + CENTURY if year < 100 else year, month, int(found["day"])), None
    except ValueError:
        missing = N_("There is no {text} in the calendar: check the day and the month.")
        return None, Sentence(missing, {"text": typed})


def day_typed(day: date | None) -> str:
    """A day as it stands in a field, in either language: 31/12/2026."""
    return f"{day:%d/%m/%Y}" if day else ""


def _month(written: str) -> int | None:
    return int(written) if written.isdigit() else _months().get(_bare(written))


@cache
def _months() -> dict[str, int]:
    """The months by their names, whole or short, in every language."""
    return {_bare(name): month for month, name in _names()}


def _names() -> Iterator[tuple[int, str]]:
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            yield from dates.get_month_names(width, locale=LOCALE_OF[language]).items()


def _bare(name: str) -> str:
    return name.lower().rstrip(".").translate(str.maketrans("éû", "eu"))
