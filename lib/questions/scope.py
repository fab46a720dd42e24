"""What the filters offer: quarters, portfolios, projects and indicators, by name."""

from datetime import date

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.project import ENDS


def quarters(mirror: Mirror) -> list[Quarter]:
    """The quarters begun in which a project was followed, in order."""
    query = "SELECT DISTINCT quarter FROM mart.followed_project ORDER BY quarter"
    with mirror.cursor() as cursor:
        return [Quarter.read(text) for (text,) in cursor.execute(query).fetchall()]


def portfolios(mirror: Mirror) -> list[str]:
    """The portfolios with a project ever followed; an empty name last, for projects without one."""
    query = (
        "SELECT DISTINCT portfolio FROM mart.followed_project ORDER BY portfolio = '', portfolio"
    )
    with mirror.cursor() as cursor:
        return [name for (name,) in cursor.execute(query).fetchall()]


def projects(
    mirror: Mirror, portfolio: str | None = None, living_on: date | None = None
) -> dict[str, str]:
    """Slug → name of the projects of a portfolio (of all when None), by name.

    With a day, those that live on it: the phase begun last is neither a stop nor a transfer.
    """
    query = """
        SELECT slug, name FROM base.project
        WHERE ($portfolio IS NULL OR coalesce(portfolio, '') = $portfolio)
            AND ($day IS NULL OR NOT list_contains($ends, coalesce((
                SELECT max_by(phase, (started_on, key)) FROM base.phase
                WHERE phase.project = project.slug AND started_on <= $day
            ), '')))
        ORDER BY lower(name), slug
    """
    asked = {"portfolio": portfolio, "day": living_on, "ends": ENDS}
    with mirror.cursor() as cursor:
        return dict(cursor.execute(query, asked).fetchall())


def indicators(mirror: Mirror, project: str) -> dict[str, str]:
    """Key → name of a project's indicators, the north star first, then by dimension and name."""
    query = """
        SELECT key, name FROM base.indicator WHERE project = ?
        ORDER BY coalesce(north_star, FALSE) DESC, dimension, lower(name), key
    """
    with mirror.cursor() as cursor:
        return dict(cursor.execute(query, [project]).fetchall())
