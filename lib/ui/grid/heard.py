"""What the browser sends, read with caution: it may be anything."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from lib.entries.typed_row import SEEN

LONGEST = 10_000
Typed = dict[str, dict[str, str]]


def read_typed(sent: Any, columns: Collection[str]) -> tuple[int, Typed]:
    """The number of the message, and the texts by row and column, with what was shown before.

    What is not of that shape is left out.
    """
    message = _mapping(sent)
    typed = {
        str(row): texts
        for row, told in _mapping(message.get("rows")).items()
        if (texts := _texts(_mapping(told), columns))
    }
    number = message.get("number")
    return number if isinstance(number, int) else 0, typed


def _texts(row: Mapping[str, Any], columns: Collection[str]) -> dict[str, str]:
    """The texts of a row, and what was shown when typing began."""
    typed = _mapping(row.get("texts"))
    texts = {n: typed[n][:LONGEST] for n in columns if isinstance(typed.get(n), str)}
    shown = _mapping(row.get("seen"))
    seen = {n: shown[n] for n in columns if isinstance(shown.get(n), str | int | float)}
    return texts | {SEEN: json.dumps(seen)} if texts else {}


def _mapping(sent: Any) -> Mapping[str, Any]:
    return sent if isinstance(sent, Mapping) else {}
