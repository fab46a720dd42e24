"""What a change of an indicator's card puts in doubt: that values before and after compare."""

from collections.abc import Iterator, Mapping
from typing import Any

from lib.language import N_, Sentence

# What says how a value is measured; another version of the method tells that it changed.
MEASURE = ("method", "unit", "behaviour")


def card_doubts(
    before: Mapping[str, Any], row: Mapping[str, Any], measured: bool
) -> Iterator[Sentence]:
    """Asks whether values still compare, when some are measured and the card tells of another measure."""
    changed = [name for name in MEASURE if before.get(name) and before[name] != row.get(name)]
    if measured and changed and version_of(before) == version_of(row):
        yield Sentence(
            N_(
                "This changes how values are measured: if those before and after cannot be compared,"
                " raise the version of the method to {version}; if they can, say why."
            ),
            {"version": version_of(before) + 1},
        )


def version_of(card: Mapping[str, Any]) -> int:
    """The version of a card's method; an empty one is the first."""
    return int(card.get("method_version") or 1)
