"""What the browser sends, read with caution: it may be anything."""

import json
from collections.abc import Mapping
from typing import Any

from lib.entries.typed_row import COLUMNS, SEEN
from lib.quarters import Quarter

LONGEST = 10_000
Typed = dict[Quarter, dict[str, dict[str, str]]]


def read_typed(sent: Any) -> tuple[int, Typed]:
    """The number of the message, and the texts by quarter, indicator and column.

    What is not of that shape is left out.
    """
    message = _mapping(sent)
    typed: Typed = {}
    for key, row in _mapping(message.get("rows")).items():
        indicator, _, written = str(key).rpartition("/")
        texts = _texts(_mapping(row))
        try:
            quarter = Quarter.read(written)
        except ValueError:
            continue
        if indicator and texts:
            typed.setdefault(quarter, {})[indicator] = texts
    number = message.get("number")
    return number if isinstance(number, int) else 0, typed


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a row, and what was shown when typing began."""
    typed = _mapping(row.get("texts"))
    texts = {n: typed[n][:LONGEST] for n in COLUMNS if isinstance(typed.get(n), str)}
    shown = _mapping(row.get("seen"))
    seen = {n: shown[n] for n in COLUMNS if isinstance(shown.get(n), str | int | float)}
    return texts | {SEEN: json.dumps(seen)} if texts else {}


def _mapping(sent: Any) -> Mapping[str, Any]:
    return sent if isinstance(sent, Mapping) else {}
