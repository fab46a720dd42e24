"""Who may write what: the rights table of the domain, checked where the write happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib.questions.people import Person

OF_ADMINS = {"person", "portfolio"}
OF_DIRECTORS = {"meeting", "action", "edition"}
OF_OWNERS = {"value", "assessment", "check_in"}
OF_DELEGATES = {"repository", "dataset"}
# Rows of these without project nor portfolio belong to a track or to all.
SHARED = {"meeting", "action", "objective", "key_result"}
VALIDATION = {"validated_by", "validated_at"}
SIGNATURES = VALIDATION | {"verified_by"}


@dataclass(frozen=True)
class Place:
    """Where a row belongs: its projects, their portfolios, or its own; its track."""

    projects: frozenset[str] = frozenset()
    portfolios: frozenset[str] = frozenset()
    track: str = ""


def enters_values(person: Person) -> bool:
    """Whether the person's role enters values, of some projects."""
    return person.role in ("admin", "manager", "owner")


def may_write(person: Person, table: str, place: Place, fields: Mapping[str, Any]) -> bool:
    """Whether the person may write these fields of a row that belongs there."""
    if table == "journal" or person.role == "viewer":
        return False
    if table == "value" and fields.keys() & VALIDATION and person.role != "director":
        return False
    if person.role == "admin":
        return True
    if table in OF_ADMINS:
        return False
    match person.role:
        case "director":
            return _director_may(table, place, fields)
        case "owner":
            return _owner_may(person, table, place, fields)
        case "manager":
            return _manager_may(person, table, place)
        case _:
            return False


def _director_may(table: str, place: Place, fields: Mapping[str, Any]) -> bool:
    if table == "value":
        return bool(fields) and fields.keys() <= VALIDATION
    return table in OF_DIRECTORS or (table in SHARED and _belongs_to_all(place))


def _owner_may(person: Person, table: str, place: Place, fields: Mapping[str, Any]) -> bool:
    """On their own projects; but evidence is verified by someone outside the team."""
    own = bool(place.projects) and place.projects <= person.projects
    return own and table in OF_OWNERS and not fields.get("verified_by")


def _manager_may(person: Person, table: str, place: Place) -> bool:
    if table in SHARED and _belongs_to_all(place):
        return True
    if person.is_delegate and (table in OF_DELEGATES or (table == "action" and place.track)):
        return True
    if table == "synergy":
        return bool(place.portfolios & person.portfolios)
    return bool(place.portfolios) and place.portfolios <= person.portfolios


def _belongs_to_all(place: Place) -> bool:
    return not place.projects and not place.portfolios
