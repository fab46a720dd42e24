"""The schema of a live base: its tables and fields, as the metadata API gives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LiveField:
    """A field of a live base; `choices` maps their ids to their names, `links_to` is a table's id."""

    id: str
    name: str
    type: str
    choices: Mapping[str, str]
    links_to: str
    options: Mapping[str, Any]


@dataclass(frozen=True)
class LiveTable:
    """A table of a live base, its fields by id."""

    id: str
    name: str
    primary: str
    fields: Mapping[str, LiveField]


def live_tables(answer: Mapping[str, Any]) -> list[LiveTable]:
    """The tables of an answer of the metadata API."""
    return [live_table(table) for table in answer["tables"]]


def live_table(table: Mapping[str, Any]) -> LiveTable:
    """One table of such an answer."""
    fields = {field["id"]: live_field(field) for field in table["fields"]}
    return LiveTable(table["id"], table["name"], table.get("primaryFieldId", ""), fields)


def live_field(field: Mapping[str, Any]) -> LiveField:
    """One field of such an answer, whatever its type."""
    options = field.get("options") or {}
    choices = options.get("choices") or []
    return LiveField(
        id=field["id"],
        name=field["name"],
        type=field["type"],
        choices={choice["id"]: choice["name"] for choice in choices},
        links_to=options.get("linkedTableId") or "",
        options=options,
    )
