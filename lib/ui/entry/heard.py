"""What the browser sends, read with caution: it may be anything."""

import json
from typing import Any

from lib.entries.typed_row import COLUMNS, SEEN
from lib.quarters import Quarter

LONGEST = 10_000
Typed = dict[Quarter, dict[str, dict[str, str]]]


def read_typed(sent: Any) -> tuple[int, Typed]:
    """The number of the message, and the texts by quarter, indicator and column.

    What is not of that shape is left out.
    """
    typed: Typed = {}
    for key, row in sent["rows"].items():
        indicator, _, written = key.rpartition("/")
        try:
            quarter = Quarter.read(written)
        except ValueError:
            continue
        typed.setdefault(quarter, {})[indicator] = _texts(row)
    return int(sent["number"]), typed


def _texts(row: Any) -> dict[str, str]:
    """The texts of a row, and what was shown when typing began."""
    texts = {n: str(text)[:LONGEST] for n, text in row["texts"].items() if n in COLUMNS}
    seen = {
        name: cell
        for name, cell in (row.get("seen") or {}).items()
        if name in COLUMNS and isinstance(cell, str | int | float | None)
    }
    return texts | {SEEN: json.dumps(seen)}
