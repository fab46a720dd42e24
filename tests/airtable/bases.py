"""Bases of the service, made from the declaration and from rows, as bootstrap would make them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from lib.base import TABLES, Field, Kind
from tests.airtable import model
from tests.airtable.links import add_reverse, mirror_links
from tests.airtable.service import READ, WRITE, Service

BASE = "appBalise00000000"
TOKEN = "patReadAndWrite.secret"
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
TYPES = {
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
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
# A base of these tables is read in seven calls, in a second and a half.
SMALL = ("person", "portfolio", "project", "indicator", "target", "value")


def service_of(rows: Rows, tables: Collection[str] = SMALL, penalty_s: float = 0.3) -> Service:
    """A service that holds one base with these rows, and a token that may do everything."""
    service = Service({BASE: base_of(rows, tables)}, {TOKEN: READ | WRITE})
    service.limits.penalty_s = penalty_s
    return service


def base_of(rows: Rows, tables: Collection[str] = tuple(TABLES)) -> model.Base:
    """These tables with these rows: choices as codes, links as keys, lists as lists."""
    base = model.Base(BASE)
    for name in tables:
        made = model.Table(TABLES[name].airtable_name, {})
        base.tables[made.id] = made
    for name in tables:
        for field in TABLES[name].fields.values():
            if not field.links_to or field.links_to in tables:
                _add_field(base, base.named(TABLES[name].airtable_name), field)
    records = {name: _add_rows(base, name, rows.get(name, [])) for name in tables}
    for name in tables:
        _link_rows(base, name, rows.get(name, []), records)
    return base


def _add_field(base: model.Base, table: model.Table, field: Field) -> None:
    made = model.Field(field.airtable_name, TYPES[field.kind], _options(base, field))
    table.fields[made.id] = made
    if field.links_to:
        add_reverse(base, table, made)


def _options(base: model.Base, field: Field) -> dict[str, Any] | None:
    match field.kind:
        case Kind.CHOICE | Kind.CHOICES | Kind.TAGS:
            names = [label["fr"] for label in field.choices.values()]
            return {"choices": [{"id": model.new_id("sel"), "name": name} for name in names]}
        case Kind.LINK | Kind.LINKS:
            linked = base.named(TABLES[field.links_to].airtable_name)
            single = field.kind == Kind.LINK
            return {"linkedTableId": linked.id, "prefersSingleRecordLink": single}
        case Kind.INTEGER:
            return {"precision": 0}
        case Kind.NUMBER:
            return {"precision": 8}
        case Kind.CURRENCY:
            return {"precision": 2, "symbol": "€"}
        case Kind.DATETIME:
            return {"timeZone": "Europe/Paris"}
    return None


def _add_rows(
    base: model.Base, name: str, rows: Sequence[Mapping[str, Any]]
) -> dict[str, model.Record]:
    """The records of a table by key, without their links; each created a second after the other."""
    table, declared = base.named(TABLES[name].airtable_name), TABLES[name]
    made = {}
    for number, row in enumerate(rows):
        cells = {}
        for field in declared.fields.values():
            live = table.field(field.airtable_name)
            cell = row.get(field.name)
            if live and not field.links_to and not _is_empty(cell):
                cells[live.id] = _cell(field, live, cell)
        record = table.add(cells, FIRST + timedelta(seconds=number))
        made[str(row.get(declared.key.name, record.id))] = record
    return made


def _is_empty(cell: Any) -> bool:
    """Airtable leaves it out; zero is a value."""
    return cell is None or cell is False or cell in ("", [])


def _cell(field: Field, live: model.Field, cell: Any) -> Any:
    match field.kind:
        case Kind.CHOICE:
            return field.airtable_choice(cell)
        case Kind.CHOICES:
            return [field.airtable_choice(code) for code in cell]
        case Kind.TAGS:
            known = {choice["name"] for choice in live.choices}
            new = [{"id": model.new_id("sel"), "name": tag} for tag in cell if tag not in known]
            assert live.options is not None
            live.options["choices"] += new
            return list(cell)
        case Kind.CODES:
            return " ".join(cell) if isinstance(cell, list) else cell
    return cell


def _link_rows(
    base: model.Base,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    records: Mapping[str, Mapping[str, model.Record]],
) -> None:
    table, declared = base.named(TABLES[name].airtable_name), TABLES[name]
    for row in rows:
        record = records[name][str(row.get(declared.key.name))]
        old = dict(record.cells)
        for field in declared.links:
            live = table.field(field.airtable_name)
            named = row.get(field.name) or []
            keys = named if isinstance(named, list) else [named]
            linked = records.get(field.links_to, {})
            ids = [linked[key].id for key in keys if key in linked]
            if live and ids:
                record.cells[live.id] = ids
        mirror_links(base, table, record, old)
