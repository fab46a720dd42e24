"""A cell as a form shows it and as somebody types it: one text, whatever its kind."""

import json
from datetime import date
from typing import Any

from lib.base import Field, Kind
from lib.entries.days import day_typed, read_day
from lib.entries.numbers import Ambiguous, Number, Unreadable, read_number
from lib.language import N_, Sentence, number

NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.CURRENCY)
# So many digits write every number so that it is read again as the same.
EXACT = 15


def text_of(field: Field, cell: Any, language: str) -> str:
    """The text of a cell: numbers in the reader's conventions, lists in JSON, codes between blanks."""
    match cell:
        case None | []:
            return ""
        case bool():
            return "true" if cell else "false"
        case list():
            return " ".join(cell) if field.kind == Kind.CODES else json.dumps(cell)
        case int() | float():
            return text_of_number(cell, language)
        case date():
            return day_typed(cell)
        case str() if field.kind == Kind.DATE:
            return day_typed(read_day(cell)[0])
        case _:
            return str(cell)


def text_of_number(value: float | None, language: str) -> str:
    """A number as it stands in a field: whole, and read without ambiguity in either language."""
    if value is None:
        return ""
    shown = number(value, language, EXACT)
    # A comma between thousands would be ambiguous.
    return shown.replace(",", "\u202f") if language == "en" else shown


def cell_of(field: Field, text: str, language: str) -> tuple[Any, Sentence | None]:
    """The cell that a text means, as in a file; or why it means none."""
    if field.kind in NUMBERS:
        return _number(text, language)
    if field.kind == Kind.DATE:
        day, fault = read_day(text)
        return (day.isoformat() if day else None), fault
    if field.kind.is_list and field.kind != Kind.CODES:
        return (json.loads(text) if text else []), None
    return text.strip() or None, None


def _number(text: str, language: str) -> tuple[float | None, Sentence | None]:
    reading = read_number(text, language)
    match reading:
        case Number(value=value):
            return value, None
        case Ambiguous(decimal=decimal, thousands=thousands):
            words = N_(
                "“{text}” may be {decimal} or {thousands}: write it without a thousands mark."
            )
            parts = {"text": text, "decimal": decimal, "thousands": thousands}
            return None, Sentence(words, parts)
        case Unreadable(sentence=sentence):
            return None, sentence
        case _:
            return None, None
