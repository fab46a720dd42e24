"""Which live table and field stands for which of the declaration: by name, or as it was remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from lib.airtable.memory import KnownField, KnownTable, Memory
from lib.airtable.names import Names, field_name, table_name
from lib.airtable.schema import LiveField, LiveTable
from lib.base import TABLES, Field, Table

NOTHING: Memory = MappingProxyType({})


@dataclass(frozen=True)
class MappedTable:
    """A declared table, the live one that stands for it, and its live fields by declared name.

    `renamed_choices` gives the code of each choice that bears another name than it did, by field.
    """

    table: Table
    live: LiveTable
    fields: Mapping[str, LiveField] = field(default_factory=dict)
    renamed_choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def pairs(self) -> dict[str, tuple[Field, LiveField]]:
        """Each declared field with its live one, by name."""
        return {name: (self.table.fields[name], live) for name, live in self.fields.items()}

    @property
    def key(self) -> LiveField | None:
        """The live field that holds the key, by which rows are upserted."""
        return self.fields.get(self.table.key.name)


def mapped(
    live: Sequence[LiveTable], names: Names, memory: Memory = NOTHING
) -> dict[str, MappedTable]:
    """The tables of the declaration that the base holds, by declared name."""
    found = {table.name: _find(table, live, names, memory) for table in TABLES.values()}
    return {
        name: _map_fields(TABLES[name], here, names, memory.get(name))
        for name, here in found.items()
        if here is not None
    }


def memory_of(tables: Mapping[str, MappedTable], sizes: Mapping[str, int]) -> Memory:
    """What to remember of a base: the ids of what stands for what, and the rows of each table."""
    return {
        name: KnownTable(
            table.live.id,
            {
                key: KnownField(live.id, live.type, _known_choices(table, key))
                for key, live in table.fields.items()
            },
            sizes.get(name, 0),
        )
        for name, table in tables.items()
    }


def spelt(field: Field) -> dict[str, str]:
    """The code of each word by which a choice may be spelt: its French label, or itself."""
    codes = {code: code for code in field.choices}
    return codes | {words["fr"]: code for code, words in field.choices.items()}


def _find(
    table: Table, live: Sequence[LiveTable], names: Names, memory: Memory
) -> LiveTable | None:
    """By the name that the mapping file gives, else by the remembered id, else by its own name."""
    by_name = {here.name: here for here in live}
    by_id = {here.id: here for here in live}
    name, known = table_name(table, names), memory.get(table.name)
    given = by_name.get(name) if name != table.airtable_name else None
    return given or (by_id.get(known.id) if known else None) or by_name.get(name)


def _map_fields(
    table: Table, live: LiveTable, names: Names, known: KnownTable | None
) -> MappedTable:
    fields: dict[str, LiveField] = {}
    renamed: dict[str, Mapping[str, str]] = {}
    for one in table.fields.values():
        old = known.fields.get(one.name) if known else None
        here = _find_field(one, live, names, old)
        if here is not None:
            fields[one.name] = here
            renamed[one.name] = _renamed_choices(one, here, old)
    return MappedTable(table, live, fields, renamed)


def _find_field(
    field: Field, live: LiveTable, names: Names, known: KnownField | None
) -> LiveField | None:
    by_name = {here.name: here for here in live.fields.values()}
    name = field_name(field, names)
    given = by_name.get(name) if name != field.airtable_name else None
    return given or (live.fields.get(known.id) if known else None) or by_name.get(name)


def _renamed_choices(field: Field, live: LiveField, known: KnownField | None) -> dict[str, str]:
    """The code of each choice that was known under another name."""
    codes, words = (known.choices if known else {}), spelt(field)
    return {
        text: codes[id] for id, text in live.choices.items() if text not in words and id in codes
    }


def _known_choices(table: MappedTable, name: str) -> dict[str, str]:
    """Which code each choice's id stands for."""
    words = spelt(table.table.fields[name]) | dict(table.renamed_choices.get(name, {}))
    choices = table.fields[name].choices
    return {id: words[text] for id, text in choices.items() if text in words}
