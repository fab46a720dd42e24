"""What a template showed of a value: only what its author changed since is written."""

import json
from collections.abc import Mapping
from typing import Any

CELLS = ("status", "value", "comment", "evidence_url", "reason")


def as_seen(cells: Mapping[str, Any]) -> str:
    """The cells of a value as a template keeps them, in a column that nobody types in."""
    return json.dumps({name: cells[name] for name in CELLS if cells.get(name) is not None})


def since_seen(
    kept: str, fields: dict[str, Any]
) -> tuple[Mapping[str, Any] | None, dict[str, Any]]:
    """What was seen, None when the file does not tell; and the fields that differ from it.

    A reason that was there already does not hold for another value.
    """
    seen = _read(kept)
    if seen is None:
        return None, fields
    changed = {name: cell for name, cell in fields.items() if cell != seen.get(name)}
    if changed.keys() & {"status", "value"} and "reason" in seen and "reason" not in changed:
        changed["reason"] = None
    return seen, changed


def _read(kept: str) -> Mapping[str, Any] | None:
    try:
        seen = json.loads(kept or "null")
    except ValueError:
        return None
    return seen if isinstance(seen, dict) else None
