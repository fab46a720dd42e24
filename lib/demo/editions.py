"""Editions frozen in the past; their content itself is not kept."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from lib.base import slug
from lib.demo.calendar import LAST, moment
from lib.demo.people import emails
from lib.demo.rows import Row, dice_of, filled
from lib.demo.seeds import read, sentence
from lib.quarters import Quarter, between


def editions() -> Iterator[Row]:
    """All portfolios together since four quarters, each on its own since two; one frozen twice."""
    for quarter in between(LAST + -4, LAST + -1):
        yield _edition("all", quarter, 1)
    for portfolio in read("portfolios"):
        for quarter in between(LAST + -2, LAST + -1):
            yield _edition(portfolio["name"], quarter, 1)
    yield _edition("all", LAST + -1, 2)


def _edition(scope: str, quarter: Quarter, number: int) -> Row:
    key = f"{slug(scope)}/{quarter}/{number}"
    dice = dice_of(key)
    frozen = quarter.last_day + timedelta(days=22 + 20 * number)
    return filled(
        key=key,
        quarter=str(quarter),
        scope=scope,
        frozen_at=moment(frozen, dice),
        frozen_by=emails("director")[0],
        digest=sha256(f"Contenu inventé : {key}".encode()).hexdigest(),
        note=sentence("edition", dice) if scope == "all" else None,
    )
