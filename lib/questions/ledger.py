"""The ledger: every change of the base, who made it, when, what it replaced and why."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from lib.base import TABLES, Field
from lib.base.stamps import STAMPS
from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.row_names import SAYING
from lib.questions.rows import rows


class LedgerRow(NamedTuple):
    """One entry of the journal; `total` is how many the filters leave in all."""

    entry_id: str
    table_name: str
    key: str
    fields: Mapping[str, Any]
    before: Mapping[str, Any]
    author: str | None
    at: datetime
    source: str | None
    reason: str | None
    total: int

    @property
    def moved(self) -> list[Field]:
        """The fields that changed: neither those that say which row it is nor what the software adds."""
        declared = TABLES.get(self.table_name)
        if declared is None:
            return []
        untold = {*STAMPS, declared.key.name}
        untold |= {name for name in SAYING.get(self.table_name, ()) if self._is_in_the_key(name)}
        untold |= {"status"} if self._says_its_situation_by_its_number() else set()
        untold |= {"reason"} if self.fields.get("reason") == self.reason else set()
        return [
            field
            for name, field in declared.fields.items()
            if name in self.fields.keys() - untold and self.fields[name] != self.before.get(name)
        ]

    def _says_its_situation_by_its_number(self) -> bool:
        """A value that is made with a number is measured: that goes without saying."""
        made = self.table_name == "value" and not self.before
        return made and self.fields.get("status") == "measured" and "value" in self.fields

    def _is_in_the_key(self, name: str) -> bool:
        return f"/{self.fields.get(name)}/" in f"/{self.key}/"


class Wanted(NamedTuple):
    """Which entries: of a table, of a project's rows, of a person, of one row; None stands for all.

    `since` and `until` are days in Paris, both included.
    """

    table: str | None = None
    project: str | None = None
    author: str | None = None
    key: str | None = None
    since: date | None = None
    until: date | None = None


# A key begins with its project's, but for synergies and what belongs to no project. The entries are
# counted apart: in DuckDB 1.5 a window over the whole, `OVER ()`, fails at times, and all with it.
QUERY = """
    WITH wanted AS (
        SELECT * FROM base.journal
        WHERE ($table IS NULL OR table_name = $table)
            AND ($key IS NULL OR key = $key)
            AND ($since IS NULL OR paris_day(entered_at) >= $since)
            AND ($until IS NULL OR paris_day(entered_at) <= $until)
            AND ($author IS NULL OR lower(author) = lower($author))
            AND (
                $project IS NULL
                OR table_name NOT IN ('person', 'portfolio') AND split_part(key, '/', 1) = $project
                OR table_name = 'synergy' AND list_contains(string_split(key, '/'), $project)
            )
    )
    SELECT
        entry_id, table_name, key, fields, before, coalesce(person.name, author), entered_at,
        source, reason, (SELECT count(*) FROM wanted)
    FROM wanted
    LEFT JOIN base.person ON lower(person.email) = lower(wanted.author)
    ORDER BY entered_at DESC, entry_id
    LIMIT $length OFFSET $start
"""


def ledger(mirror: Mirror, wanted: Wanted, start: int, length: int) -> list[LedgerRow]:
    """Entries from the `start`th on, the latest first."""
    return rows(mirror, _row, QUERY, wanted._asdict() | {"start": start, "length": length})


def quarters_entered(mirror: Mirror) -> list[Quarter]:
    """The quarters in which something was entered, the latest first."""
    query = """
        SELECT DISTINCT year(paris_day(entered_at)), quarter(paris_day(entered_at))
        FROM base.journal WHERE entered_at IS NOT NULL ORDER BY ALL DESC
    """
    return rows(mirror, Quarter, query)


def authors(mirror: Mirror) -> dict[str, str]:
    """E-mail → name of whoever made a change, by name."""
    query = """
        SELECT DISTINCT lower(author), coalesce(person.name, author) AS name
        FROM base.journal
        LEFT JOIN base.person ON lower(person.email) = lower(author)
        WHERE author IS NOT NULL
        ORDER BY lower(name)
    """
    with mirror.cursor() as cursor:
        return dict(cursor.execute(query).fetchall())


def _row(entry_id: str, table: str, key: str, fields: str, before: str, *rest: Any) -> LedgerRow:
    return LedgerRow(entry_id, table, key, cells_of(fields), cells_of(before), *rest)


def cells_of(text: str | None) -> Mapping[str, Any]:
    """The fields of a journal cell; none when it is empty or unreadable."""
    try:
        cells = json.loads(text or "{}")
    except ValueError:
        return {}
    return cells if isinstance(cells, dict) else {}
