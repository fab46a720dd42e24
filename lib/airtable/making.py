"""What a live base lacks of the declaration, made through the metadata API: nothing is changed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lib.airtable.client import Airtable
from lib.airtable.errors import Refused
from lib.airtable.mapping import MappedTable
from lib.airtable.types import new_field
from lib.base import TABLES, Field, Table

SINGLE = "prefersSingleRecordLink"


class Making:
    """Completes one base; `tell` is called with each table and field made (empty: the table)."""

    def __init__(
        self,
        airtable: Airtable,
        tables: Mapping[str, MappedTable],
        tell: Callable[[str, str], None],
    ) -> None:
        self.airtable = airtable
        self.tables = tables
        self.tell = tell
        self.ids = {name: mapped.live.id for name, mapped in tables.items()}
        self.takes_single = True

    def complete(self) -> None:
        """Makes missing tables, then missing fields, links last: those need both their tables."""
        for table in TABLES.values():
            if table.name not in self.ids:
                self._make_table(table)
        for field in self._missing():
            if not field.links_to:
                self._make_field(field)
        for field in self._missing():
            if field.links_to:
                self._make_field(field)

    def _missing(self) -> Iterator[Field]:
        """The fields still to be made: of a table just made, its links."""
        for table in TABLES.values():
            mapped = self.tables.get(table.name)
            for field in table.fields.values():
                if field.name not in mapped.fields if mapped else field.links_to:
                    yield field

    def _make_table(self, table: Table) -> None:
        fields = [new_field(field) for field in table.fields.values() if not field.links_to]
        made = self.airtable.create_table({"name": table.airtable_name, "fields": fields})
        self.ids[table.name] = made.id
        self.tell(table.name, "")

    def _make_field(self, field: Field) -> None:
        asked = new_field(field, self.ids.get(field.links_to, ""))
        table = self.ids[field.table]
        if not self.takes_single:
            asked = _without_single(asked)
        try:
            self.airtable.create_field(table, asked)
        except Refused:
            # Airtable has been seen to refuse this option, which its own screens offer.
            if SINGLE not in asked.get("options", {}):
                raise
            self.airtable.create_field(table, _without_single(asked))
            self.takes_single = False
        self.tell(field.table, field.name)


def _without_single(asked: Mapping[str, Any]) -> dict[str, Any]:
    options = {name: value for name, value in asked.get("options", {}).items() if name != SINGLE}
    return dict(asked) | ({"options": options} if options else {})
