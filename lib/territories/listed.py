"""A list of territories as people paste it: a line each, by code or name, with what stands beside."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lib.territories.codes import Codes
from lib.territories.lists import COMMUNES, LEVELS, Territory, territories
from lib.territories.lookup import find, fold, folded

CODE = re.compile(r"(?<![\w'’])(\d{14}|\d{9}|\d{4,5}|2[ABab]\d{3})(?![\w'’])")
ONLY_CODES = re.compile(r"(?:\w{2,14}[\s,;]+)+\w{2,14}")
ONE_CODE = re.compile(r"\d{2,14}|2[AB]\d{0,3}", re.IGNORECASE)
CELLS = re.compile(r"[\t;|,]| - | – ")
BESIDE = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<where>[^()\[\]]+)[)\]]")
DEPARTMENT = re.compile(r"(?P<name>.*\D)[\s,]+(?P<where>97\d|98\d|2[ABab]|\d{2})")
AUTHORITY = re.compile(
    r"(?:(?P<commune>ville|mairie|commune)|(?P<department>departement|conseil departemental)"
    r"|(?P<region>region|conseil regional))"
    r"(?: (?P<article>du|des|de la|de l|de|d|la|l|le))? (?P<name>.+)"
)
ARTICLES = {"du": "le", "des": "les", "de la": "la", "de l": "l"}
FORM_OF_GROUPING = re.compile(r"^(?:cc|ca|cu)(?: (?:du|de la|de l|des|de|d))? ")
FIRST_ARTICLE = re.compile(r"^(?:la|le|les|l) ")
ALIKE = 5


@dataclass(frozen=True)
class Listed:
    """A line of a list, and the territories that it may mean; `sure` when it names exactly one.

    When nothing bears that name (it is not `named`), `found` are those that look alike.
    """

    text: str
    found: tuple[Territory, ...] = ()
    sure: bool = False
    named: bool = False


class Index:
    """Every territory by its codes and by its folded names."""

    def __init__(self, communes: Path) -> None:
        self.codes = Codes(communes)
        self.names: dict[str, list[Territory]] = defaultdict(list)
        for level in LEVELS:
            for name, one in folded(level, communes):
                self.names[name].append(one)
                if one.level == "epci" and (bare := FORM_OF_GROUPING.sub("", name)) != name:
                    self.names[bare].append(one)
        self.departments = {
            name: one.code
            for one in territories("department")
            for name in (fold(one.name), FIRST_ARTICLE.sub("", fold(one.name)))
        }


class Within(NamedTuple):
    """What tells apart, in a whole list: a level, a department; INSEE codes from postal ones."""

    level: str | None = None
    department: str | None = None
    codes: str | None = None

    def holds(self, one: Territory) -> bool:
        """Whether a territory is of that level and lies in that department."""
        lies = self.department is None or self.department in one.departments
        return lies and self.level in (None, one.level)


ANYWHERE = Within()


def read_list(text: str, within: Within = ANYWHERE, communes: Path = COMMUNES) -> list[Listed]:
    """The lines of a list, each with the territories that it means.

    A code counts for itself, also without its first zero, or in a SIRET; a name may bear its department
    (`Saint-Denis (93)`), and what stands in other cells of the line helps to tell namesakes apart.
    A code that is an INSEE code and a postal code is read like the others of the list, if they tell.
    """
    index = _index(communes, communes.stat().st_mtime_ns)
    lines = list(_lines(text))
    kind = within.codes or index.codes.kind_of(_codes_alone(lines, index))
    return [_read(line, within._replace(codes=kind), index, communes) for line in lines]


def codes_in_doubt(text: str, communes: Path = COMMUNES) -> tuple[int, str | None]:
    """How many codes of a list are INSEE and postal codes, and how the others say to read them."""
    index = _index(communes, communes.stat().st_mtime_ns)
    alone = _codes_alone(list(_lines(text)), index)
    return sum(map(index.codes.is_either, alone)), index.codes.kind_of(alone)


def _codes_alone(lines: Iterable[str], index: Index) -> list[str]:
    """The codes beside which no name tells what they mean."""
    found = ((line, _code(line)) for line in lines)
    return [
        code for line, code in found if code and not _borne(line, index.codes.meant(code, None))
    ]


def _lines(text: str) -> Iterator[str]:
    """The lines that say something; codes written side by side are a line each."""
    for line in text.splitlines():
        cleaned = line.strip(" \t,;\"'•-*\ufeff")
        words = re.split(r"[\s,;]+", cleaned)
        if ONLY_CODES.fullmatch(cleaned) and all(map(ONE_CODE.fullmatch, words)):
            yield from words
        elif cleaned:
            yield cleaned


def _read(line: str, within: Within, index: Index, communes: Path) -> Listed:
    meant = _distinct(_meant(line, within, index))
    if found := [one for one in meant if within.holds(one)] or meant:
        return Listed(line, tuple(found), len(found) == 1, named=True)
    name = next(iter(_readings(CODE.sub(" ", line))), ("", ""))[0]
    return Listed(line, _alike(fold(name), within.level, communes))


def _meant(line: str, within: Within, index: Index) -> list[Territory]:
    """What a line means: by its code, by its name, or by both where they differ."""
    code = _code(line)
    if borne := _borne(line, index.codes.meant(code, None)):
        return borne
    return [*index.codes.meant(code, within.codes), *_named(CODE.sub(" ", line), index)]


def _code(line: str) -> str:
    """The code that a line bears; an empty text for none."""
    found = CODE.search(line) or re.fullmatch(r"(\d{2,3}|2[ABab])", line)
    return found[1] if found else ""


def _borne(line: str, coded: Iterable[Territory]) -> list[Territory]:
    """Those of a line's code whose name it bears as well: those of the longest name."""
    rest = fold(CODE.sub(" ", line))
    names = [(max(_lengths(one, rest)), one) for one in coded]
    longest = max((length for length, _ in names), default=0)
    return [one for length, one in names if longest and length == longest]


def _lengths(one: Territory, text: str) -> Iterator[int]:
    """How long each name of a territory is that stands in a folded text; 0 for one that does not."""
    for name in (fold(one.name), fold(one.formerly)):
        yield len(name) if name in text else 0


def _named(text: str, index: Index) -> list[Territory]:
    for name, where in _readings(text):
        if found := _bearing(name, index):
            told = _within(found, where, index)
            return told or found
    return []


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """The name and what tells where it lies, as the line may write them."""
    for pattern in (BESIDE, DEPARTMENT):
        if match := pattern.fullmatch(text.strip()):
            yield match["name"], match["where"]
    cells = [cell.strip() for cell in CELLS.split(text) if cell.strip()]
    for position, cell in enumerate(cells):
        yield cell, "|".join(cells[:position] + cells[position + 1 :])
    yield text, ""


def _bearing(name: str, index: Index) -> list[Territory]:
    """The territories of that name; `mairie du Mans` is the commune of Le Mans."""
    folded = fold(name)
    if found := index.names.get(folded):
        return found
    authority = AUTHORITY.fullmatch(folded)
    if not authority:
        return []
    bare, article = authority["name"], ARTICLES.get(authority["article"] or "", "")
    found = index.names.get(f"{article} {bare}") or index.names.get(bare, [])
    levels = [level for level in ("commune", "department", "region") if authority[level]]
    return [one for one in found if one.level == levels[0]]


def _within(found: list[Territory], where: str, index: Index) -> list[Territory]:
    """Those that lie in the department, or are of the level, that stands beside."""
    said = [part.strip() for part in where.split("|") if part.strip()]
    codes = {index.departments.get(fold(part), part.upper().zfill(2)) for part in said}
    return [one for one in found if codes & set(one.departments)]


def _distinct(found: Iterable[Territory]) -> list[Territory]:
    """Each once, the most populated first."""
    once = {(one.level, one.code): one for one in found}
    return sorted(once.values(), key=lambda one: (-one.population, one.code))


@lru_cache(maxsize=2000)
def _alike(name: str, level: str | None, communes: Path) -> tuple[Territory, ...]:
    return tuple(find(name, level, communes, ALIKE))


@lru_cache(maxsize=2)
def _index(communes: Path, _modified: int) -> Index:
    return Index(communes)
