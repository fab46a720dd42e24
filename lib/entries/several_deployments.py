"""Several deployments at once: what becomes of each place, and the drafts that would write it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lib.entries.drafts import Draft
from lib.questions.deployments import Deployment
from lib.territories.lists import Territory

# On equal starts the first of these gives the status.
STRONGEST = ("deployed", "experimenting", "contacted", "stopped")


class Place(NamedTuple):
    """Where something is deployed: a territory and the authority that it is deployed with."""

    authority: str
    level: str
    code: str


class Wanted(NamedTuple):
    """The status that all of them take, since when, and where that is known from."""

    project: str
    status: str
    since: date
    source: str = ""


@dataclass(frozen=True)
class Planned:
    """A place, its status until now (None when it is new there), the draft that changes it, if any."""

    place: Place
    before: str | None
    draft: Draft | None


def plan(found: Sequence[Deployment], wanted: Wanted, places: Iterable[Place]) -> list[Planned]:
    """What becomes of each place, once each; nothing where it is so already."""
    by_place: dict[tuple[str, str], list[Deployment]] = {}
    for one in found:
        by_place.setdefault((one.level, one.code), []).append(one)
    distinct = {(place.level, place.code.upper()): place for place in places}
    return [_planned(by_place.get(at, []), wanted, place) for at, place in distinct.items()]


def place_of(territory: Territory) -> Place:
    """A territory of the lists, deployed with the authority of its name."""
    return Place(territory.name, territory.level, territory.code)


def place_known(found: Sequence[Deployment], text: str) -> Place | None:
    """The place of a deployment that is there already under this code or authority."""
    wanted = text.strip().casefold()
    known = [one for one in found if wanted in (one.authority.casefold(), one.code.casefold())]
    return Place(known[0].authority, known[0].level, known[0].code) if known else None


def _planned(there: Sequence[Deployment], wanted: Wanted, place: Place) -> Planned:
    named = [one for one in there if one.authority.casefold() == place.authority.casefold()]
    of_one = named or (there if len({one.authority.casefold() for one in there}) == 1 else [])
    now = _holding(of_one, wanted.since)
    before = now.status if now else None
    if before == wanted.status:
        return Planned(place, before, None)
    if same_day := [one for one in of_one if one.since == wanted.since]:
        return Planned(place, before, _change(same_day[0], wanted))
    authority = of_one[0].authority if of_one else place.authority
    return Planned(place, before, Draft("deployment", _new(place, authority, wanted)))


def _holding(there: Sequence[Deployment], day: date) -> Deployment | None:
    """The one that gives the status on a day: the one begun last, unless it has ended."""
    begun = [one for one in there if one.since is None or one.since <= day]
    last = max(begun, key=_rank, default=None)
    ended = last is not None and last.until is not None and last.until < day
    return None if ended else last


def _rank(one: Deployment) -> tuple[date, int]:
    return one.since or date.min, -STRONGEST.index(one.status)


def _change(one: Deployment, wanted: Wanted) -> Draft:
    seen = {"status": one.status}
    return Draft("deployment", {"status": wanted.status}, one.key, seen=seen)


def _new(place: Place, authority: str, wanted: Wanted) -> Mapping[str, str]:
    coded = {"commune": "insee", "department": "insee", "region": "insee", "epci": "siren"}
    code = {coded[place.level]: place.code} if place.level in coded else {}
    source = {"source": wanted.source} if wanted.source else {}
    return {
        "project": wanted.project,
        "authority": authority,
        "level": place.level,
        **code,
        "status": wanted.status,
        "since": wanted.since.isoformat(),
        **source,
    }
