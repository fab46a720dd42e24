"""A cell on its way to Airtable: labels for codes, record ids for keys."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from lib.airtable.errors import NoSuchRow
from lib.airtable.schema import LiveField
from lib.base import Field, Kind

# The record that bears a key of a table; None when none is known.
RecordOf = Callable[[str, str], str | None]


def as_cell(field: Field, live: LiveField, value: Any, record_of: RecordOf) -> Any:
    """The JSON that Airtable takes for a typed value, or for one as JSON holds it; None empties the cell.

    A choice that the live field lacks is sent by its French label, for Airtable to refuse. Raises
    NoSuchRow when a link names a row whose record is not known.
    """
    if value is None or value == "" or value == []:
        return None
    match field.kind:
        case Kind.CHOICE:
            return choice_name(field, live, value)
        case Kind.CHOICES:
            return [choice_name(field, live, code) for code in value]
        case Kind.LINK | Kind.LINKS:
            keys = value if isinstance(value, list) else [value]
            return [_record(field, key, record_of) for key in keys]
        case Kind.CODES:
            return " ".join(value) if isinstance(value, list) else value
        case Kind.TAGS:
            return list(value)
        case _:
            return plain(value)


def as_cells(
    fields: Mapping[str, tuple[Field, LiveField]], row: Mapping[str, Any], record_of: RecordOf
) -> dict[str, Any]:
    """The cells of a row by field id; what the live table has no field for is left out."""
    return {
        fields[name][1].id: as_cell(*fields[name], value, record_of)
        for name, value in row.items()
        if name in fields
    }


def choice_name(field: Field, live: LiveField, code: str) -> str:
    """How the live field spells a choice: its French label, or its code."""
    label = field.airtable_choice(code)
    names = set(live.choices.values())
    return code if label not in names and code in names else label


def plain(value: Any) -> Any:
    """A day, an instant (UTC when it bears no zone) or a number as JSON."""
    match value:
        case datetime():
            aware = value if value.tzinfo else value.replace(tzinfo=UTC)
            utc = aware.astimezone(UTC).isoformat(timespec="milliseconds")
            return utc.replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return value


def _record(field: Field, key: str, record_of: RecordOf) -> str:
    record = record_of(field.links_to, key)
    if record is None:
        raise NoSuchRow(table=field.links_to, key=key)
    return record
