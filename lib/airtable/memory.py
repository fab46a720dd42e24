"""What stood for what at the last reading: by their ids, a renamed table, field or choice is known."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from lib.journal import Store

SETTING = "airtable.memory.{base}"


@dataclass(frozen=True)
class KnownField:
    """A field: its id, its type, and the code that each choice's id stood for."""

    id: str
    type: str
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class KnownTable:
    """A table: its id, its fields by declared name, how many rows it had."""

    id: str
    fields: Mapping[str, KnownField] = field(default_factory=dict)
    rows: int = 0


Memory = Mapping[str, KnownTable]


def remember(store: Store, base: str, memory: Memory) -> None:
    """Keeps what stands for what, once a reading is published."""
    known = {name: asdict(table) for name, table in memory.items()}
    store.set_setting(SETTING.format(base=base), json.dumps(known))


def remembered(store: Store, base: str) -> Memory:
    """What stood for what at the last reading; nothing before the first."""
    kept = json.loads(store.setting(SETTING.format(base=base)) or "{}")
    return {
        name: KnownTable(
            table["id"],
            {key: KnownField(**known) for key, known in table["fields"].items()},
            table["rows"],
        )
        for name, table in kept.items()
    }
