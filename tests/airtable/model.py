"""What the service keeps: bases, tables, fields, records."""

import random
import string
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

ALPHABET = string.ascii_letters + string.digits
DICE = random.Random(20261020)


def new_id(kind: str) -> str:
    """An id such as recXXXXXXXXXXXXXX."""
    return kind + "".join(DICE.choices(ALPHABET, k=14))


@dataclass
class Field:
    name: str
    type: str
    options: dict[str, Any] | None = None
    description: str = ""
    id: str = field(default_factory=lambda: new_id("fld"))

    @property
    def choices(self) -> list[dict[str, str]]:
        return list((self.options or {}).get("choices", []))

    def shown(self) -> dict[str, Any]:
        said = {"id": self.id, "name": self.name, "type": self.type}
        if self.options is not None:
            said["options"] = self.options  # type: ignore[assignment]
        return said | ({"description": self.description} if self.description else {})


@dataclass
class Record:
    cells: dict[str, Any]
    created: datetime
    id: str = field(default_factory=lambda: new_id("rec"))

    @property
    def created_time(self) -> str:
        return self.created.strftime("%Y-%m-%dT%H:%M:%S.000Z")


@dataclass
class Table:
    name: str
    fields: dict[str, Field]
    description: str = ""
    records: dict[str, Record] = field(default_factory=dict)
    id: str = field(default_factory=lambda: new_id("tbl"))

    @property
    def primary(self) -> Field:
        return next(iter(self.fields.values()))

    def field(self, id_or_name: object) -> Field | None:
        by_name = {f.name: f for f in self.fields.values()}
        return self.fields.get(str(id_or_name)) or by_name.get(str(id_or_name))

    def add(self, cells: dict[str, Any], created: datetime | None = None) -> Record:
        record = Record(cells, created or datetime.now(UTC))
        self.records[record.id] = record
        return record

    def shown(self) -> dict[str, Any]:
        said = {
            "id": self.id,
            "name": self.name,
            "primaryFieldId": self.primary.id,
            "fields": [f.shown() for f in self.fields.values()],
            "views": [{"id": "viw" + self.id[3:], "name": "Grid view", "type": "grid"}],
        }
        return said | ({"description": self.description} if self.description else {})


@dataclass
class Base:
    id: str
    tables: dict[str, Table] = field(default_factory=dict)

    def table(self, id_or_name: str) -> Table | None:
        by_name = {t.name: t for t in self.tables.values()}
        return self.tables.get(id_or_name) or by_name.get(id_or_name)

    def named(self, name: str) -> Table:
        return next(table for table in self.tables.values() if table.name == name)
