"""How a live base differs from the declaration, and from what was remembered of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lib.airtable.mapping import MappedTable, spelt
from lib.airtable.memory import KnownField, KnownTable, Memory
from lib.airtable.names import Names, field_name, table_name
from lib.airtable.schema import LiveField
from lib.airtable.types import is_computed, is_readable
from lib.base import TABLES, Field


class What(StrEnum):
    """How a table, a field or a choice of the live base differs."""

    MISSING_TABLE = "missing_table"
    DELETED_TABLE = "deleted_table"
    RENAMED_TABLE = "renamed_table"
    MISSING_FIELD = "missing_column"
    DELETED_FIELD = "deleted_field"
    RENAMED_FIELD = "renamed_field"
    OTHER_TYPE = "other_type"
    CHANGED_TYPE = "changed_type"
    COMPUTED = "computed_field"
    OTHER_LINK = "other_link"
    MISSING_CHOICE = "missing_choice"
    RENAMED_CHOICE = "renamed_choice"


# What the last reading had, and what would now be read as empty.
LOST = (What.DELETED_TABLE, What.DELETED_FIELD, What.CHANGED_TYPE)


@dataclass(frozen=True)
class Difference:
    """One difference: the declared table and field (empty for a whole table), and what was found."""

    table: str
    field: str
    what: What
    found: str = ""


def differences(
    tables: Mapping[str, MappedTable], names: Names, memory: Memory
) -> list[Difference]:
    """Every difference of a base whose tables were mapped so."""
    ids = {table.live.id: name for name, table in tables.items()}
    found: list[Difference] = []
    for name in TABLES:
        if name in tables:
            found += _of_table(tables[name], names, memory.get(name), ids)
        else:
            what = What.DELETED_TABLE if name in memory else What.MISSING_TABLE
            found.append(Difference(name, "", what))
    return found


def lost(found: Sequence[Difference]) -> list[Difference]:
    """Those by which figures would change unseen."""
    return [difference for difference in found if difference.what in LOST]


def _of_table(
    mapped: MappedTable, names: Names, known: KnownTable | None, ids: Mapping[str, str]
) -> Iterator[Difference]:
    table, live = mapped.table, mapped.live
    if live.name != table_name(table, names):
        yield Difference(table.name, "", What.RENAMED_TABLE, live.name)
    for field in table.fields.values():
        old = known.fields.get(field.name) if known else None
        if field.name not in mapped.fields:
            what = What.DELETED_FIELD if old else What.MISSING_FIELD
            yield Difference(table.name, field.name, what)
            continue
        here = mapped.fields[field.name]
        if here.name != field_name(field, names):
            yield Difference(table.name, field.name, What.RENAMED_FIELD, here.name)
        yield from _of_type(field, here, old, ids)
        yield from _of_choices(field, here, mapped.renamed_choices[field.name])


def _of_type(
    field: Field, live: LiveField, known: KnownField | None, ids: Mapping[str, str]
) -> Iterator[Difference]:
    if not is_readable(field.kind, live):
        was_read = known is not None and is_readable(field.kind, replace(live, type=known.type))
        what = What.CHANGED_TYPE if was_read else What.OTHER_TYPE
        yield Difference(field.table, field.name, what, live.type)
    elif is_computed(live):
        yield Difference(field.table, field.name, What.COMPUTED, live.type)
    elif field.links_to and ids.get(live.links_to) != field.links_to:
        yield Difference(field.table, field.name, What.OTHER_LINK, live.links_to)


def _of_choices(field: Field, live: LiveField, renamed: Mapping[str, str]) -> Iterator[Difference]:
    if not field.choices or live.type not in ("singleSelect", "multipleSelects"):
        return
    words = spelt(field) | dict(renamed)
    held = {words.get(text) for text in live.choices.values()}
    for text, code in renamed.items():
        found = f"{field.airtable_choice(code)} → {text}"
        yield Difference(field.table, field.name, What.RENAMED_CHOICE, found)
    for code, labels in field.choices.items():
        if code not in held:
            yield Difference(field.table, field.name, What.MISSING_CHOICE, labels["fr"])
