"""The journal: what was written, when, by whom, and what it replaced."""

import json
from dataclasses import dataclass
from uuid import UUID, uuid5

from lib.demo.rows import Row, filled

NAMESPACE = UUID("6f1c8f0e-2d51-5b7a-9a53-0c3f6d0b1e2a")


@dataclass(frozen=True)
class Said:
    """Who said it, when, through which door and why."""

    author: str
    entered_at: str
    source: str
    reason: str | None = None


def value_entry(row: Row, said: Said, before: Row | None = None) -> Row:
    """The journal row of cells written to a value; `row` begins with its key."""
    fields = {column: cell for column, cell in row.items() if column != "key"}
    return filled(
        entry_id=str(uuid5(NAMESPACE, f"value/{row['key']}/{said.entered_at}")),
        table_name="value",
        key=row["key"],
        fields=json.dumps(fields, ensure_ascii=False),
        before=json.dumps(before, ensure_ascii=False) if before is not None else None,
        reason=said.reason,
        author=said.author,
        entered_at=said.entered_at,
        source=said.source,
    )
