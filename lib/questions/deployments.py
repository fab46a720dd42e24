"""The deployments of a project, as they were entered."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from lib.database.mirror import Mirror


class Deployment(NamedTuple):
    """One row: an authority on a territory, a status, and the days on which that holds.

    `code` names the territory: the INSEE code, else the SIREN, else the authority in capitals.
    """

    key: str
    authority: str
    level: str
    code: str
    status: str
    since: date | None
    until: date | None
    qpv: list[str]


QUERY = """
    SELECT
        key, authority, coalesce(level, 'other'), upper(trim(coalesce(insee, siren, authority))),
        status, since, until, qpv
    FROM base.deployment
    WHERE project = ?
    ORDER BY lower(authority), since DESC NULLS LAST, key
"""


def deployments(mirror: Mirror, project: str) -> list[Deployment]:
    """The deployments of a project, by authority, the latest of each first."""
    with mirror.cursor() as cursor:
        return [Deployment(*row) for row in cursor.execute(QUERY, [project]).fetchall()]


def same_place(
    found: Sequence[Deployment], code: str, authority: str, but: str = ""
) -> list[Deployment]:
    """The rows of the same authority on the same territory, another than that of key `but`."""
    wanted = (code.strip().upper(), authority.strip().casefold())
    return [
        one
        for one in found
        if (one.code, one.authority.strip().casefold()) == wanted and one.key != but
    ]
