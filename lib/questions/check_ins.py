"""The two-weekly states of projects: a project's own, and who has waited longest for one."""

from datetime import date
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.questions.rows import rows


class CheckIn(NamedTuple):
    """One check-in; the author's name, or their e-mail when the base does not know them."""

    key: str
    day: date
    weather: str
    confidence: int | None
    progress: str | None
    blockers: str | None
    decision_needed: str | None
    author: str | None


CHECK_INS = """
    SELECT key, date, weather, confidence, progress, blockers, decision_needed,
        coalesce(person.name, author)
    FROM base.check_in
    LEFT JOIN base.person ON lower(person.email) = lower(author)
    WHERE project = ?
    ORDER BY date DESC, key
"""


def check_ins(mirror: Mirror, project: str) -> list[CheckIn]:
    """The check-ins of a project, the latest first."""
    with mirror.cursor() as cursor:
        return [CheckIn(*row) for row in cursor.execute(CHECK_INS, [project]).fetchall()]


LAST = """
    SELECT project, max(date)
    FROM base.check_in
    WHERE date <= $day AND list_contains($projects::VARCHAR[], project)
    GROUP BY project
"""


def last_check_ins(mirror: Mirror, projects: list[str], day: date) -> dict[str, date | None]:
    """Project → day of its last check-in, None when it has none, who waited longest first."""
    found = dict(rows(mirror, _pair, LAST, {"projects": projects, "day": day}))
    return dict(
        sorted(
            ((project, found.get(project)) for project in projects),
            key=lambda pair: pair[1] or date.min,
        )
    )


def _pair(project: str, last: date) -> tuple[str, date]:
    return project, last
