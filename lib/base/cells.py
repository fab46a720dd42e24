"""Reading one cell: the only place that knows what a cell of each kind may look like.

A reader gives the value (None or [] when empty) and a problem code, empty when all is well:
`wrong_type`, `not_finite`, `not_a_date`, `unknown_choice`, `several_rows`.
"""

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from lib.base.declaration import Field, Kind

PARIS = ZoneInfo("Europe/Paris")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Up to here every whole number is a float of its own.
LARGEST = 2**53
SEPARATORS = re.compile(r"[\s,;]+")

Cell = tuple[Any, str]
Reader = Callable[[Any], Cell]


def reader(field: Field, labels: bool = False) -> Reader:
    """The reader of a field's cells; with `labels` a choice may be its French label, as in Airtable."""
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        codes = {code: code for code in field.choices}
        if labels:
            codes |= {words["fr"]: code for code, words in field.choices.items()}
        return partial(_choice if field.kind == Kind.CHOICE else _choices, codes)
    return READERS[field.kind]


def read_text(raw: Any) -> Cell:
    """A text, trimmed."""
    if type(raw) is str:
        return raw.strip() or None, ""
    if raw is None or raw == []:
        return None, ""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return str(raw), ""
    return None, "wrong_type"


def read_number(raw: Any) -> Cell:
    """A finite number, from a number or its plain text."""
    if type(raw) is float or type(raw) is int:
        return _finite(raw)
    if raw is None or raw == "" or raw == []:
        return None, ""
    if isinstance(raw, dict) and ("specialValue" in raw or "error" in raw):
        return None, "not_finite"
    if not isinstance(raw, str):
        return None, "wrong_type"
    return _number_in_text(raw.strip())


def read_integer(raw: Any) -> Cell:
    """A whole number; 2.0 is one, 2.5 is of the wrong type, and so is one beyond `LARGEST`."""
    value, problem = read_number(raw)
    if value is None:
        return None, problem
    if not value.is_integer() or abs(value) > LARGEST:
        return None, "wrong_type"
    return int(value), ""


def read_checkbox(raw: Any) -> Cell:
    """True, or False when absent."""
    if isinstance(raw, bool):
        return raw, ""
    word = raw.strip().lower() if isinstance(raw, str) else raw
    if word in (None, "", "false"):
        return False, ""
    return (True, "") if word == "true" else (False, "wrong_type")


def read_datetime(raw: Any) -> Cell:
    """An instant, in UTC without zone; Paris time when it bears no offset."""
    text, problem = read_text(raw)
    if text is None:
        return None, problem
    if not ISO_DATE.match(text):
        return None, "not_a_date"
    try:
        moment = datetime.fromisoformat(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=PARIS)
        return aware.astimezone(UTC).replace(tzinfo=None), ""
    except (ValueError, OverflowError):
        return None, "not_a_date"


def read_date(raw: Any) -> Cell:
    """A day; of a datetime, its day in Paris."""
    text, problem = read_text(raw)
    if text is None:
        return None, problem
    if not ISO_DATE.fullmatch(text):
        instant, problem = read_datetime(text)
        return paris_day(instant) if instant else None, problem
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return None, "not_a_date"


def paris_day(instant: datetime) -> date:
    """The day in Paris of an instant in UTC without zone."""
    return instant.replace(tzinfo=UTC).astimezone(PARIS).date()


def read_codes(raw: Any) -> Cell:
    """Codes in capitals, split at blanks, commas and semicolons."""
    items, problem = read_items(raw)
    return [code for item in items for code in SEPARATORS.split(item.upper()) if code], problem


def read_items(raw: Any) -> Cell:
    """A list of texts, trimmed, the blank ones left out."""
    if raw is None or raw == "":
        return [], ""
    items = raw if isinstance(raw, list) else [raw]
    texts = [read_text(item)[0] for item in items]
    kept = [text for text in texts if text is not None]
    return kept, "wrong_type" if any(isinstance(i, dict | list | bool) for i in items) else ""


def read_link(raw: Any) -> Cell:
    """The one row that is named; several are read as none."""
    items, problem = read_items(raw)
    if len(items) > 1:
        return None, "several_rows"
    return items[0] if items else None, problem


def read_attachment(raw: Any) -> Cell:
    """The names of the attached files; their addresses expire and are never kept."""
    if isinstance(raw, str):
        return read_text(raw)
    files = raw if isinstance(raw, list) else []
    names = [file["filename"] for file in files if isinstance(file, dict) and "filename" in file]
    return " ".join(names) or None, ""


def _finite(number: float) -> Cell:
    try:
        value = float(number)
    except OverflowError:
        return None, "not_finite"
    return (value, "") if math.isfinite(value) else (None, "not_finite")


def as_written(cell: Any) -> Any:
    """A typed cell as JSON holds it, to be read again as the same cell."""
    match cell:
        case datetime():
            return (
                cell.replace(tzinfo=UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            )
        case date():
            return cell.isoformat()
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return int(cell)
        case _:
            return cell


def _number_in_text(text: str) -> Cell:
    if not text:
        return None, ""
    try:
        value = float(text)
    except ValueError:
        return None, "wrong_type"
    return (value, "") if math.isfinite(value) and "_" not in text else (None, "not_finite")


def _choice(codes: dict[str, str], raw: Any) -> Cell:
    text, problem = read_text(raw)
    if text is None:
        return None, problem
    code = codes.get(text)
    return code, "" if code else "unknown_choice"


def _choices(codes: dict[str, str], raw: Any) -> Cell:
    items, problem = read_items(raw)
    known = [codes[item] for item in items if item in codes]
    return known, problem or ("unknown_choice" if len(known) < len(items) else "")


READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.LONG_TEXT: read_text,
    Kind.EMAIL: read_text,
    Kind.URL: read_text,
    Kind.CODES: read_codes,
    Kind.TAGS: read_items,
    Kind.INTEGER: read_integer,
    Kind.NUMBER: read_number,
    Kind.CURRENCY: read_number,
    Kind.CHECKBOX: read_checkbox,
    Kind.DATE: read_date,
    Kind.DATETIME: read_datetime,
    Kind.LINK: read_link,
    Kind.LINKS: read_items,
    Kind.ATTACHMENT: read_attachment,
}
