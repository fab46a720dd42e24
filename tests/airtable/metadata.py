"""The metadata API: the schema read, tables and fields made and renamed."""

from typing import Any

from tests.airtable.cells import COMPUTED
from tests.airtable.errors import error, invalid, not_found
from tests.airtable.links import add_reverse
from tests.airtable.model import Base, Field, Table, new_id

TYPES = {
    "singleLineText",
    "multilineText",
    "richText",
    "email",
    "url",
    "phoneNumber",
    "number",
    "currency",
    "percent",
    "checkbox",
    "date",
    "dateTime",
    "singleSelect",
    "multipleSelects",
    "multipleRecordLinks",
    "multipleAttachments",
}
PRIMARY = {"singleLineText", "email", "url", "multilineText", "number", "date", "phoneNumber"}
# What each type cannot be made without.
OPTIONS = {
    "number": {"precision"},
    "currency": {"precision", "symbol"},
    "percent": {"precision"},
    "checkbox": {"icon", "color"},
    "date": {"dateFormat"},
    "dateTime": {"dateFormat", "timeFormat", "timeZone"},
    "singleSelect": {"choices"},
    "multipleSelects": {"choices"},
    "multipleRecordLinks": {"linkedTableId"},
}


def create_table(base: Base, body: dict[str, Any]) -> dict[str, Any]:
    name, asked = body.get("name"), body.get("fields")
    if not name or not asked:
        raise invalid("a table needs a name and fields")
    if any(table.name == name for table in base.tables.values()):
        raise error(422, "DUPLICATE_TABLE_NAME", f'A table named "{name}" exists already')
    if asked[0].get("type") not in PRIMARY:
        raise invalid("the first field cannot be the primary one")
    table = Table(name, {}, body.get("description", ""))
    made = [_made(base, table, one) for one in asked]
    base.tables[table.id] = table
    for field in made:
        _add(base, table, field)
    return table.shown()


def create_field(base: Base, table: Table, body: dict[str, Any]) -> dict[str, Any]:
    field = _made(base, table, body)
    _add(base, table, field)
    return field.shown()


def rename(table: Table, field: Field | None, body: dict[str, Any]) -> dict[str, Any]:
    """PATCH of a table or of a field: its name and its description only."""
    if set(body) - {"name", "description"}:
        raise invalid("only name and description may be changed")
    thing = field or table
    thing.name = body.get("name", thing.name)
    thing.description = body.get("description", thing.description)
    return thing.shown()


def _made(base: Base, table: Table, asked: dict[str, Any]) -> Field:
    name, type, options = asked.get("name"), asked.get("type"), asked.get("options")
    if not name or len(name) > 255:
        raise invalid("a field needs a name")
    if any(field.name == name for field in table.fields.values()):
        raise error(422, "DUPLICATE_OR_EMPTY_FIELD_NAME", f'Field "{name}" exists already')
    if type in COMPUTED:
        raise error(422, "UNSUPPORTED_FIELD_TYPE_FOR_CREATE", f"Creating {type} is not supported")
    if type not in TYPES:
        raise invalid(f"unknown type {type}")
    missing = OPTIONS.get(type, set()) - set(options or {})
    if missing or (options and type not in OPTIONS):
        raise invalid(f"options of {name}: {sorted(missing)}")
    if type == "multipleRecordLinks":
        return Field(name, type, _link_options(base, options or {}), asked.get("description", ""))
    if options and "choices" in options:
        options = {"choices": [{"id": new_id("sel"), **choice} for choice in options["choices"]]}
    return Field(name, type, options, asked.get("description", ""))


def _link_options(base: Base, options: dict[str, Any]) -> dict[str, Any]:
    if set(options) - {"linkedTableId", "viewIdForRecordSelection", "prefersSingleRecordLink"}:
        raise invalid("options of a link")
    if options["linkedTableId"] not in base.tables:
        raise not_found()
    single = bool(options.get("prefersSingleRecordLink"))
    return {
        "linkedTableId": options["linkedTableId"],
        "isReversed": False,
        "prefersSingleRecordLink": single,
    }


def _add(base: Base, table: Table, field: Field) -> None:
    table.fields[field.id] = field
    if field.type == "multipleRecordLinks":
        add_reverse(base, table, field)
