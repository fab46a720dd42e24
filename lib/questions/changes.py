"""What was entered for an indicator's values, and what each entry replaced."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from lib.database.mirror import Mirror
from lib.questions.ledger import cells_of
from lib.questions.rows import rows


class Change(NamedTuple):
    """One entry of the journal about a value: the fields after and before, by name.

    `before` is empty when nothing was there; author and reason are for who may see them.
    """

    quarter: str
    at: datetime
    author: str | None
    after: Mapping[str, Any]
    before: Mapping[str, Any]
    reason: str | None
    source: str | None


QUERY = """
    SELECT
        journal.key[length($indicator) + 2:], journal.entered_at,
        coalesce(person.name, journal.author), journal.fields, journal.before, journal.reason,
        journal.source
    FROM base.journal
    LEFT JOIN base.person ON lower(person.email) = lower(journal.author)
    WHERE journal.table_name = 'value' AND starts_with(journal.key, $indicator || '/')
    ORDER BY journal.entered_at, journal.entry_id
"""


def changes(mirror: Mirror, indicator: str) -> list[Change]:
    """Every entry about the indicator's values, the oldest first."""
    return rows(mirror, _change, QUERY, {"indicator": indicator})


def _change(quarter: str, at: datetime, author: str | None, *rest: str | None) -> Change:
    after, before, reason, source = rest
    return Change(quarter, at, author, cells_of(after), cells_of(before), reason, source)
