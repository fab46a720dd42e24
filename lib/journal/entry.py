"""An entry of the journal: what somebody wrote of one row, and how the table holds it."""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from lib.language import Sentence

JSON_COLUMNS = ("fields", "before", "theirs")


class State(StrEnum):
    """Where an entry stands; `sent` means that the base has it."""

    PENDING = "pending"
    SENT = "sent"
    REFUSED = "refused"
    CONFLICT = "conflict"
    GIVEN_UP = "given_up"


@dataclass(frozen=True)
class Entry:
    """What somebody wrote of one row: fields, what they replaced, why, and its way to the base.

    `note` says why it stands where it stands, `tries` how often it was claimed to be sent.
    """

    entry_id: str
    base: str
    table_name: str
    key: str
    fields: Mapping[str, Any]
    before: Mapping[str, Any]
    author: str
    entered_at: str
    source: str
    reason: str = ""
    state: State = State.PENDING
    note: Sentence | None = None
    theirs: Mapping[str, Any] = field(default_factory=dict)
    tries: int = 0
    seq: int = 0
    settled_at: float = 0


def entry_row(entry: Entry, kept: bool) -> dict[str, Any]:
    """The entry as the table holds it; one that is kept with its record is sent at once."""
    values = asdict(entry)
    values.pop("seq")
    for column in (*JSON_COLUMNS, "note"):
        values[column] = packed(values[column])
    if kept:
        values |= {"state": State.SENT, "settled_at": time.time()}
    return values


def read_entry(row: Row[Any]) -> Entry:
    """An entry from its row of the table."""
    values = {name: getattr(row, name) for name in Entry.__dataclass_fields__}
    for column in JSON_COLUMNS:
        values[column] = json.loads(values[column]) if values[column] else {}
    values["note"] = Sentence.read(json.loads(row.note)) if row.note else None
    return Entry(**values | {"state": State(values["state"])})


def packed(value: Any) -> str:
    """A mapping or a sentence as the table holds it; nothing when there is none."""
    kept = asdict(value) if isinstance(value, Sentence) else value
    return "" if kept is None else json.dumps(kept, ensure_ascii=False, default=str)
