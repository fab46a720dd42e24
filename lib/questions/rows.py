"""The rows that a query gives, as typed tuples."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from lib.database.mirror import Mirror

Row = TypeVar("Row")


def rows(
    mirror: Mirror,
    kind: Callable[..., Row],
    query: str,
    parameters: Mapping[str, Any] | None = None,
) -> list[Row]:
    """The rows of the query, each made of its columns in order."""
    with mirror.cursor() as cursor:
        return [kind(*row) for row in cursor.execute(query, parameters or {}).fetchall()]
