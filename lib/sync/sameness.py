"""Whether two cells hold the same, once they went through Airtable."""

from math import isclose
from typing import Any


def same(one: Any, other: Any) -> bool:
    """Whether two typed cells hold the same; Airtable keeps eight decimals, and no order of links."""
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-7, abs_tol=1e-8)
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return one == other or (is_empty(one) and is_empty(other))


def is_empty(cell: Any) -> bool:
    """Nothing, an unticked box, an empty text or list; a zero is a value."""
    return cell is None or cell is False or cell == "" or cell == []
