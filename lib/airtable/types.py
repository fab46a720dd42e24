"""The Airtable type of each kind, and which other types may be read in its place."""

from collections.abc import Mapping
from typing import Any

from lib.airtable.schema import LiveField
from lib.base import Field, Kind

TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "singleLineText",
    Kind.LONG_TEXT: "multilineText",
    Kind.EMAIL: "email",
    Kind.URL: "url",
    Kind.CODES: "singleLineText",
    Kind.CHOICE: "singleSelect",
    Kind.CHOICES: "multipleSelects",
    Kind.TAGS: "multipleSelects",
    Kind.INTEGER: "number",
    Kind.NUMBER: "number",
    Kind.CURRENCY: "currency",
    Kind.CHECKBOX: "checkbox",
    Kind.DATE: "date",
    Kind.DATETIME: "dateTime",
    Kind.LINK: "multipleRecordLinks",
    Kind.LINKS: "multipleRecordLinks",
    Kind.ATTACHMENT: "multipleAttachments",
}
ISO = {"name": "iso"}
OPTIONS: Mapping[Kind, Mapping[str, Any]] = {
    Kind.INTEGER: {"precision": 0},
    Kind.NUMBER: {"precision": 8},
    Kind.CURRENCY: {"precision": 2, "symbol": "€"},
    Kind.CHECKBOX: {"icon": "check", "color": "greenBright"},
    Kind.DATE: {"dateFormat": ISO},
    Kind.DATETIME: {
        "dateFormat": ISO,
        "timeFormat": {"name": "24hour"},
        "timeZone": "Europe/Paris",
    },
    Kind.TAGS: {"choices": []},
}
WORDS = {"singleLineText", "multilineText", "richText", "email", "url", "phoneNumber"}
NUMBERS = {"number", "currency", "percent", "rating", "count", "autoNumber"}
INSTANTS = {"dateTime", "createdTime", "lastModifiedTime"}
COMPUTED = {"formula", "rollup", "count", "autoNumber", "createdTime", "lastModifiedTime"}
READABLE: Mapping[Kind, set[str]] = {
    Kind.TEXT: WORDS | {"singleSelect", "externalSyncSource"},
    Kind.LONG_TEXT: WORDS,
    Kind.EMAIL: WORDS,
    Kind.URL: WORDS,
    Kind.CODES: WORDS,
    Kind.CHOICE: {"singleSelect"} | WORDS,
    Kind.CHOICES: {"multipleSelects", "singleSelect"},
    Kind.TAGS: {"multipleSelects", "singleSelect"},
    Kind.INTEGER: NUMBERS,
    Kind.NUMBER: NUMBERS,
    Kind.CURRENCY: NUMBERS,
    Kind.CHECKBOX: {"checkbox"},
    Kind.DATE: {"date"} | INSTANTS,
    Kind.DATETIME: {"date"} | INSTANTS,
    Kind.LINK: {"multipleRecordLinks"},
    Kind.LINKS: {"multipleRecordLinks"},
    Kind.ATTACHMENT: {"multipleAttachments"},
}


def is_readable(kind: Kind, live: LiveField) -> bool:
    """Whether cells of the live field hold what the kind means; of a formula, its result counts."""
    return _result_type(live) in READABLE[kind]


def is_computed(live: LiveField) -> bool:
    """Whether Airtable computes the cells, so that nobody can write them."""
    return live.type in COMPUTED


def new_field(field: Field, links_to: str = "") -> dict[str, Any]:
    """What the metadata API takes to make a declared field; a link needs the id of its table."""
    options = dict(OPTIONS.get(field.kind, {}))
    if field.choices:
        options["choices"] = [{"name": words["fr"]} for words in field.choices.values()]
    if field.links_to:
        options = {"linkedTableId": links_to, "prefersSingleRecordLink": field.kind == Kind.LINK}
    made: dict[str, Any] = {"name": field.airtable_name, "type": TYPES[field.kind]}
    described = {"description": field.note} if field.note else {}
    return made | ({"options": options} if options else {}) | described


def _result_type(live: LiveField) -> str:
    result = live.options.get("result")
    if live.type in ("formula", "rollup") and isinstance(result, dict):
        return str(result.get("type", ""))
    return live.type
