"""Looking up a territory by what somebody types: a code, a name, its start, a misspelt name."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from lib.territories.lists import COMMUNES, LEVELS, Territory, former, postal, territories

SHORT_FORMS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
GROUPINGS = {
    "communaute de communes": "cc",
    "communaute d agglomeration": "ca",
    "communaute urbaine": "cu",
}
LIKE_ENOUGH = 0.88


def find(
    text: str, level: str | None = None, communes: Path = COMMUNES, limit: int = 20
) -> list[Territory]:
    """The territories of a level, or of all, that the text may mean, the likeliest first.

    The code first, a postal code next, then the whole name, its start, the start of one of its words;
    the most populated first among equals. If there is none, the names that look alike. A commune is also
    found by the name of one that it holds.
    """
    wanted = fold(text)
    if not wanted:
        return []
    levels = [level] if level else LEVELS
    named = [pair for one in levels for pair in folded(one, communes)]
    ranked = [
        (rank, -territory.population, territory.name, territory.code, territory)
        for name, territory in named
        if (rank := _rank(wanted, name, territory)) is not None
    ]
    if "commune" in levels:
        ranked += [(1, -t.population, t.name, t.code, t) for t in postal(communes).get(wanted, ())]
    if ranked:
        likeliest = [item[-1] for item in sorted(ranked, key=lambda item: item[:-1])]
        return _distinct(likeliest)[:limit]
    held = dict(former(communes)) if "commune" in levels else {}
    if wanted.upper() in held:
        return [held[wanted.upper()]]
    return _alike(wanted, named, limit)


def fold(text: str) -> str:
    """The text without case, accents, hyphens or apostrophes, `St` in full, groupings in short (CC)."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    folded = " ".join(SHORT_FORMS.get(word, word) for word in words)
    for long, short in GROUPINGS.items():
        folded = folded.replace(long, short)
    return folded


def folded(level: str, communes: Path = COMMUNES) -> tuple[tuple[str, Territory], ...]:
    """The territories of a level by their folded names, those that a commune holds included."""
    return _folded(level, communes, communes.stat().st_mtime_ns)


def _rank(wanted: str, name: str, territory: Territory) -> int | None:
    if wanted == territory.code.casefold():
        return 0
    if wanted not in name:
        return None
    if name == wanted:
        return 3 if territory.formerly else 2
    if name.startswith(wanted):
        return 4
    return 5 if f" {wanted}" in name else None


def _distinct(found: list[Territory]) -> list[Territory]:
    """Each territory once, as it comes first."""
    first: dict[tuple[str, str], Territory] = {}
    for one in found:
        first.setdefault((one.level, one.code), one)
    return list(first.values())


def _alike(wanted: str, named: list[tuple[str, Territory]], limit: int) -> list[Territory]:
    names = [name for name, _ in named]
    found = process.extract(
        wanted,
        names,
        scorer=JaroWinkler.normalized_similarity,
        score_cutoff=LIKE_ENOUGH,
        limit=limit,
    )
    return [named[position][1] for _, _, position in found]


@lru_cache(maxsize=8)
def _folded(level: str, communes: Path, _modified: int) -> tuple[tuple[str, Territory], ...]:
    today = [(fold(territory.name), territory) for territory in territories(level, communes)]
    held = former(communes) if level == "commune" else ()
    return (*today, *((fold(territory.formerly), territory) for _, territory in held))
