"""Where a person may write: the projects whose rows of a table are theirs to enter."""

from datetime import date

from lib.database.mirror import Mirror
from lib.entries.rights import Place, may_write
from lib.questions.people import Person

PROJECTS = """
    SELECT slug, name, coalesce(portfolio, '')
    FROM base.project
    WHERE $day IS NULL OR holds(followed_from, followed_until, $day)
    ORDER BY lower(name), slug
"""


def writable_projects(
    mirror: Mirror, person: Person, table: str, day: date | None = None
) -> dict[str, str]:
    """Slug → name of the projects of which the person may write rows of a table, by name.

    Of those followed on the day only, where one is given.
    """
    with mirror.cursor() as cursor:
        found = cursor.execute(PROJECTS, {"day": day}).fetchall()
    return {
        slug: name
        for slug, name, portfolio in found
        if may_write(person, table, Place(frozenset({slug}), frozenset({portfolio})), {})
    }
