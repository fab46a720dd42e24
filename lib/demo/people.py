"""People and portfolios."""

from functools import cache

from lib.base import slug
from lib.demo.rows import Row, filled
from lib.demo.seeds import read

DOMAIN = "incubateur.example"


def email_of(name: str) -> str:
    """first.last at a domain that is reserved and can receive nothing."""
    first, last = name.split(" ", 1)
    return f"{slug(first)}.{slug(last)}@{DOMAIN}"


def people() -> list[Row]:
    """Everyone, the inactive person included."""
    return [
        filled(
            email=email_of(row["name"]),
            name=row["name"],
            role=row["role"],
            active=row["active"] == "true",
        )
        for row in read("people")
    ]


@cache
def emails(role: str) -> tuple[str, ...]:
    """The addresses of the active people in a role."""
    rows = read("people")
    return tuple(
        email_of(row["name"]) for row in rows if row["role"] == role and row["active"] == "true"
    )


@cache
def in_charge(place: str) -> str:
    """Who is in charge of a portfolio; the AMDAC delegate where there is none."""
    managers = {row["place"]: email_of(row["name"]) for row in read("people")}
    return managers[place or "AMDAC"]


def portfolios() -> list[Row]:
    """The four portfolios, with manager and deputies."""
    return [
        filled(
            name=row["name"],
            manager=in_charge(row["name"]),
            deputy=[email_of(name) for name in row["deputies"].split("|") if name],
            description=row["description"],
            active=True,
        )
        for row in read("portfolios")
    ]
