"""Who is in the base."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.database.sight import EVERYTHING, NOTHING, Sight
from lib.journal.identities import Session
from lib.questions.rows import rows


def someone_of_role(mirror: Mirror, role: str) -> tuple[str, str]:
    """E-mail and name of the first active person of a role, by name; empty when there is none."""
    query = """
        SELECT email, name FROM base.person WHERE role = ? AND active ORDER BY name, email LIMIT 1
    """
    with mirror.cursor() as cursor:
        found = cursor.execute(query, [role]).fetchone()
    return (found[0], found[1]) if found else ("", "")


def admins(mirror: Mirror) -> set[str]:
    """The e-mails, in small letters, of the administrators who may sign in."""
    query = "SELECT lower(email) FROM base.person WHERE role = 'admin' AND active"
    with mirror.cursor() as cursor:
        return {email for (email,) in cursor.execute(query).fetchall()}


@dataclass(frozen=True)
class Person:
    """An active person of the base: the portfolios they manage or deputise for, the projects they own.

    `in_base` is false of an author whom the settings or a program name, and whom the base need not know.
    `session` is the one in which they act, if they signed in; with `reads_only` they write nothing.
    """

    email: str
    name: str
    role: str
    portfolios: frozenset[str] = frozenset()
    projects: frozenset[str] = frozenset()
    in_base: bool = False
    session: Session | None = None
    reads_only: bool = False

    @property
    def is_delegate(self) -> bool:
        """Whether this is the delegate for data and code: a manager without portfolio."""
        return self.role == "manager" and not self.portfolios


def person_of(mirror: Mirror, email: str) -> Person | None:
    """The active person of that e-mail, whatever its case; nobody when unknown or inactive."""
    wanted = {"email": email.strip().lower()}
    with mirror.cursor() as cursor:
        found = cursor.execute(
            "SELECT email, name, role FROM base.person WHERE lower(email) = $email AND active",
            wanted,
        ).fetchone()
        if found is None:
            return None
        portfolios = cursor.execute(
            "SELECT name FROM base.portfolio WHERE lower(manager) = $email"
            " OR list_contains(list_transform(deputy, lambda other: lower(other)), $email)",
            wanted,
        ).fetchall()
        projects = cursor.execute(
            "SELECT slug FROM base.project"
            " WHERE list_contains(list_transform(owners, lambda other: lower(other)), $email)",
            wanted,
        ).fetchall()
    email, name, role = found
    managed, owned = (frozenset(key for (key,) in keys) for keys in (portfolios, projects))
    return Person(email, name, role, managed, owned, in_base=True)


class KnownPerson(NamedTuple):
    """A person of the base, active or not: what they hold or deputise for, which projects they own."""

    email: str
    name: str
    role: str
    active: bool
    portfolios: list[str]
    projects: Mapping[str, str]


KNOWN = """
    WITH held AS (
        SELECT lower(manager) AS who, name FROM base.portfolio
        UNION
        SELECT lower(unnest(deputy)), name FROM base.portfolio
    ),

    owned AS (
        SELECT DISTINCT lower(unnest(owners)) AS who, slug, name FROM base.project
    ),

    theirs AS (
        SELECT who, map_from_entries(list((slug, name) ORDER BY lower(name), slug)) AS projects
        FROM owned
        GROUP BY who
    )

    SELECT
        person.email, person.name, person.role, coalesce(person.active, FALSE) AS active,
        coalesce(list_sort(list(DISTINCT held.name) FILTER (WHERE held.name IS NOT NULL)), []),
        coalesce(any_value(theirs.projects), MAP {})
    FROM base.person
    LEFT JOIN held ON held.who = lower(person.email)
    LEFT JOIN theirs ON theirs.who = lower(person.email)
    GROUP BY person.email, person.name, person.role, active
    ORDER BY active DESC, lower(strip_accents(person.name)), person.email
"""


def known_people(mirror: Mirror) -> list[KnownPerson]:
    """Everyone in the base, the active ones first, by name."""
    return rows(mirror, KnownPerson, KNOWN)


def as_now(mirror: Mirror, person: Person) -> Person:
    """The person as the base knows them now; without a role when it no longer does."""
    if not person.in_base:
        return person
    found = person_of(mirror, person.email) or Person(person.email, person.name, "")
    return replace(found, session=person.session, reads_only=person.reads_only)


def sight_of(person: Person | None) -> Sight:
    """What a person may see by their role; someone unknown sees nothing."""
    match person.role if person else "":
        case "director" | "manager" | "admin":
            return EVERYTHING
        case "owner":
            assert person is not None
            return Sight("owner", person.email, person.projects)
        case "viewer":
            return Sight("viewer")
        case _:
            return NOTHING
