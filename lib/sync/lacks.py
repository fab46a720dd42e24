"""What a live base lacks for a row to be written whole."""

from collections.abc import Iterator, Mapping

from lib.airtable.cells import choice_name
from lib.airtable.mapping import MappedTable
from lib.base import TABLES, Kind
from lib.base.stamps import STAMPS
from lib.language import N_, Sentence
from lib.sync.outgoing import Outgoing

NO_TABLE = N_("Airtable lacks the table {table}: make it (python -m lib bootstrap).")
NO_FIELD = N_("Airtable lacks the field {field} of {table}: make it (python -m lib bootstrap).")
NO_CHOICE = N_("Airtable lacks the choice “{choice}” of the field {field}: add it there by hand.")


def lacks(row: Outgoing, tables: Mapping[str, MappedTable]) -> Sentence | None:
    """The first table, field or choice that is lacking; None when the row can be written whole."""
    declared, found = TABLES[row.table], tables.get(row.table)
    if found is None:
        return Sentence(NO_TABLE, {"table": declared.airtable_name})
    filled = [name for name, cell in row.fields.items() if cell not in (None, "", [])]
    for name in [declared.key.name, *filled]:
        if name in declared.fields and name not in found.fields and name not in STAMPS:
            parts = {"field": declared.fields[name].airtable_name, "table": declared.airtable_name}
            return Sentence(NO_FIELD, parts)
    choice = next(_lacking_choices(row, found), None) if row.has_tags else None
    return Sentence(NO_CHOICE, {"choice": choice[1], "field": choice[0]}) if choice else None


def _lacking_choices(row: Outgoing, table: MappedTable) -> Iterator[tuple[str, str]]:
    """Choices that Airtable would make by itself, when it is asked to make the free words."""
    for name, cell in row.fields.items():
        field, live = table.pairs.get(name, (None, None))
        if field is None or live is None or field.kind not in (Kind.CHOICE, Kind.CHOICES):
            continue
        renamed = table.renamed_choices.get(name, {}).values()
        for code in cell if isinstance(cell, list) else [cell]:
            if code and code not in renamed:
                spelt = choice_name(field, live, code)
                if spelt not in live.choices.values():
                    yield field.airtable_name, spelt
