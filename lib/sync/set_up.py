"""An Airtable base held against the declaration, and completed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lib.airtable.client import Airtable
from lib.airtable.comparison import Difference, What, differences
from lib.airtable.making import Making
from lib.airtable.mapping import MappedTable, mapped
from lib.airtable.memory import remembered
from lib.airtable.names import read_names
from lib.base import TABLES
from lib.database.marts import uses
from lib.journal import Store
from lib.language import N_, Sentence
from lib.settings import Settings

UNHARMED = {
    What.RENAMED_TABLE: N_("No figure changes: it is known by its id."),
    What.RENAMED_FIELD: N_("No figure changes: it is known by its id."),
    What.RENAMED_CHOICE: N_("No figure changes: it is known by its id."),
    What.COMPUTED: N_("No figure changes; but what is typed on the pages cannot be sent there."),
    What.MISSING_CHOICE: N_(
        "No figure changes; but what is typed with this choice cannot be sent."
    ),
}


@dataclass(frozen=True)
class Compared:
    """What stands for what in the live base, and how it differs from the declaration."""

    tables: Mapping[str, MappedTable]
    differences: Sequence[Difference]


def compare(settings: Settings, store: Store) -> Compared:
    """The live base held against the declaration: one call; AirtableError when it cannot be read."""
    airtable = Airtable(settings, store)
    names, memory = read_names(settings.airtable_mapping), remembered(store, airtable.base)
    tables = mapped(airtable.tables(), names, memory)
    return Compared(tables, differences(tables, names, memory))


def complete(settings: Settings, store: Store, tell: Callable[[str, str], None]) -> Compared:
    """Makes what the base lacks; gives what remains, which only people can mend.

    `tell` is called with each table and field made (an empty field: the table itself).
    """
    before = compare(settings, store)
    Making(Airtable(settings, store), before.tables, tell).complete()
    return compare(settings, store)


def consequence(difference: Difference) -> Sentence:
    """What a difference means for the figures."""
    if difference.what in UNHARMED:
        return Sentence(UNHARMED[difference.what])
    table = TABLES[difference.table]
    field = table.fields.get(difference.field)
    if field and (field.required or field is table.key):
        return Sentence(N_("No row of this table counts any more."))
    figures = ", ".join(uses(difference.table, difference.field))
    if not figures:
        return Sentence(N_("No figure changes: it is shown empty."))
    return Sentence(N_("Figures change, those of: {figures}."), {"figures": figures})
