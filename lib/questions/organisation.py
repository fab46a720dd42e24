"""How the base is organised: portfolios with who holds them, projects with their phase, people, tags."""

from datetime import date
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.questions.rows import rows


class HeldPortfolio(NamedTuple):
    """A portfolio: the e-mail of its manager, those of who deputises, how many projects it holds."""

    name: str
    manager: str | None
    deputies: list[str]
    active: bool
    projects: int


class PlacedProject(NamedTuple):
    """A project: its portfolio (empty for none), its kind, its last phase, when it is followed.

    Without phase, that has no key, name nor first day; one that goes on has no last day.
    """

    slug: str
    name: str
    portfolio: str
    kind: str
    phase_key: str | None
    phase: str | None
    since: date | None
    ended_on: date | None
    followed_from: date | None
    followed_until: date | None


class DatedPhase(NamedTuple):
    """A phase of a project, open while it has no end."""

    key: str
    phase: str
    started_on: date
    ended_on: date | None


PORTFOLIOS = """
    SELECT
        name, manager, coalesce(deputy, []), coalesce(active, FALSE),
        (SELECT count(*) FROM base.project WHERE project.portfolio = portfolio.name)
    FROM base.portfolio
    ORDER BY lower(strip_accents(name)), name
"""
PROJECTS = """
    WITH last_phase AS (
        SELECT * FROM base.phase
        QUALIFY row_number() OVER (PARTITION BY project ORDER BY started_on DESC, key DESC) = 1
    )

    SELECT
        slug, name, coalesce(portfolio, ''), kind,
        last_phase.key, last_phase.phase, last_phase.started_on, last_phase.ended_on,
        followed_from, followed_until
    FROM base.project
    LEFT JOIN last_phase ON last_phase.project = project.slug
    ORDER BY lower(strip_accents(name)), slug
"""


def held_portfolios(mirror: Mirror) -> list[HeldPortfolio]:
    """The portfolios, by name."""
    return rows(mirror, HeldPortfolio, PORTFOLIOS)


def placed_projects(mirror: Mirror) -> list[PlacedProject]:
    """The projects, by name, each in its last phase."""
    return rows(mirror, PlacedProject, PROJECTS)


def dated_phases(mirror: Mirror, project: str) -> list[DatedPhase]:
    """The phases of a project, the latest first."""
    query = """
        SELECT key, phase, started_on, ended_on FROM base.phase
        WHERE project = $project
        ORDER BY started_on DESC, key
    """
    return rows(mirror, DatedPhase, query, {"project": project})


def names_of_people(mirror: Mirror, *roles: str) -> dict[str, str]:
    """E-mail → name of the active people of these roles (of all when none is named), by name."""
    query = """
        SELECT email, name FROM base.person
        WHERE active AND (len($roles::VARCHAR[]) = 0 OR list_contains($roles::VARCHAR[], role))
        ORDER BY lower(name), email
    """
    with mirror.cursor() as cursor:
        return dict(cursor.execute(query, {"roles": list(roles)}).fetchall())


def tags_in_use(mirror: Mirror, field: str) -> list[str]:
    """The tags of a field of the projects, those that most bear first."""
    assert field.isidentifier()
    query = f"""
        SELECT tag FROM (SELECT unnest({field}) AS tag FROM base.project)
        GROUP BY tag
        ORDER BY count(*) DESC, lower(tag)
    """
    with mirror.cursor() as cursor:
        return [tag for (tag,) in cursor.execute(query).fetchall()]
