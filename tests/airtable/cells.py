"""Which values the service takes in a cell of each type, and how it gives them back."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.airtable.errors import ApiError, bad_value, error
from tests.airtable.model import Base, Field, new_id

TEXTS = {
    "singleLineText",
    "multilineText",
    "richText",
    "email",
    "url",
    "phoneNumber",
    "aLaterType",
}
NUMBERS = {"number", "currency", "percent", "duration", "rating"}
COMPUTED = {"formula", "rollup", "count", "multipleLookupValues", "createdTime", "autoNumber"}
EMPTY: tuple[Any, ...] = (None, "", [], False)


def taken(base: Base, field: Field, value: Any, typecast: bool) -> Any:
    """The cell as it is kept, None to empty it; ApiError when the value is refused."""
    if field.type in COMPUTED:
        reason = f'Field "{field.name}" cannot accept a value because the field is computed'
        raise error(422, "INVALID_VALUE_FOR_COLUMN", reason)
    if any(value is empty or value == empty and type(value) is type(empty) for empty in EMPTY):
        return None
    if field.type in TEXTS:
        return _text(field, value, typecast)
    if field.type in NUMBERS:
        return _number(field, value, typecast)
    return OTHERS[field.type](base, field, value, typecast)


def _text(field: Field, value: Any, typecast: bool) -> Any:
    if isinstance(value, str):
        return value
    if typecast and isinstance(value, int | float):
        return str(value)
    raise bad_value(field.name)


def _number(field: Field, value: Any, typecast: bool) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        precision = (field.options or {}).get("precision", 8)
        rounded = round(value, precision)
        return int(rounded) if rounded == int(rounded) else rounded
    if typecast and isinstance(value, str):
        return float(value) if re.fullmatch(r"-?\d+(\.\d+)?", value) else None
    raise bad_value(field.name)


def _checkbox(_base: Base, field: Field, value: Any, _typecast: bool) -> Any:
    if value is True:
        return True
    raise bad_value(field.name)


def _date(_base: Base, field: Field, value: Any, _typecast: bool) -> Any:
    if isinstance(value, str) and re.match(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return datetime.fromisoformat(value).date().isoformat()
        except ValueError:
            pass
    raise _unreadable_date(field, value)


def _datetime(_base: Base, field: Field, value: Any, _typecast: bool) -> Any:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise _unreadable_date(field, value) from None
    zone = ZoneInfo((field.options or {}).get("timeZone", "UTC").replace("client", "UTC"))
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    utc = aware.astimezone(ZoneInfo("UTC"))
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03}Z"


def _unreadable_date(field: Field, value: Any) -> ApiError:
    reason = f'Cannot parse date value "{value}" for field {field.name}'
    return error(422, "INVALID_VALUE_FOR_COLUMN", reason)


def _choice(_base: Base, field: Field, value: Any, typecast: bool) -> Any:
    if not isinstance(value, str):
        raise bad_value(field.name)
    if value not in {choice["name"] for choice in field.choices}:
        if not typecast:
            reason = f'Insufficient permissions to create new select option ""{value}""'
            raise error(422, "INVALID_MULTIPLE_CHOICE_OPTIONS", reason)
        assert field.options is not None
        field.options["choices"].append({"id": new_id("sel"), "name": value})
    return value


def _choices(base: Base, field: Field, value: Any, typecast: bool) -> Any:
    items = [value] if typecast and isinstance(value, str) else value
    if not isinstance(items, list):
        raise bad_value(field.name)
    return list(dict.fromkeys(_choice(base, field, item, typecast) for item in items))


def _links(base: Base, field: Field, value: Any, _typecast: bool) -> Any:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise bad_value(field.name)
    linked = base.tables[(field.options or {})["linkedTableId"]]
    for record in value:
        if record not in linked.records:
            reason = f"Record ID {record} does not exist in this table"
            raise error(422, "ROW_DOES_NOT_EXIST", reason)
    return list(dict.fromkeys(value))


def _attachments(_base: Base, field: Field, value: Any, _typecast: bool) -> Any:
    if not isinstance(value, list) or not all(isinstance(v, dict) and "url" in v for v in value):
        raise bad_value(field.name)
    return [
        {
            "id": new_id("att"),
            "url": item["url"],
            "filename": item.get("filename", item["url"].rsplit("/", 1)[-1]),
            "size": 1,
            "type": "text/plain",
        }
        for item in value
    ]


OTHERS = {
    "checkbox": _checkbox,
    "date": _date,
    "dateTime": _datetime,
    "singleSelect": _choice,
    "multipleSelects": _choices,
    "multipleRecordLinks": _links,
    "multipleAttachments": _attachments,
}
