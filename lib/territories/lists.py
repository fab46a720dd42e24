"""The territories of the reference lists of `data/territories/`."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "data" / "territories"
COMMUNES = SHIPPED / "communes.csv"
FILES = {
    "epci": ("epci.csv",),
    "department": ("departments.csv", "collectivities.csv"),
    "region": ("regions.csv",),
}
LEVELS = ("commune", "epci", "department", "region")

Row = dict[str, str]


@dataclass(frozen=True)
class Territory:
    """A territory of a list; `departments` are the codes of those where it lies.

    `formerly` is the name of a commune or district that it holds, when it was looked up by that name;
    `postal` the postal code by which it was.
    """

    level: str
    code: str
    name: str
    departments: tuple[str, ...]
    population: int = 0
    formerly: str = ""
    postal: str = ""

    @property
    def label(self) -> str:
        """Its name, told from its namesakes: `Saint-Denis (93066)`."""
        return f"{self.name} ({self.code})"


def territories(level: str, communes: Path = COMMUNES) -> tuple[Territory, ...]:
    """The territories of a level, by code; none for a level without a list.

    The overseas collectivities (975, 977, 978, 98…) are looked up as departments, although they
    count for none. `communes` is the list in use: the one shipped, or the one loaded.
    """
    if level == "commune":
        return _communes(communes, communes.stat().st_mtime_ns)
    return _shipped(level)


def former(communes: Path = COMMUNES) -> tuple[tuple[str, Territory], ...]:
    """Code → the commune of the day that holds each delegated or associated commune, and each district.

    A code that a commune of the day bears stands for that one.
    """
    return _former(communes, communes.stat().st_mtime_ns)


def postal(communes: Path = COMMUNES) -> Mapping[str, tuple[Territory, ...]]:
    """Postal code → the communes of the day that share it."""
    return _postal(communes, communes.stat().st_mtime_ns)


def list_in_use(kept: Path) -> Path:
    """The list of communes in use: the one that was loaded and kept there, else the one shipped."""
    return kept if kept.exists() else COMMUNES


def department_of(level: str, code: str) -> str | None:
    """The department of a commune or department, as its code tells it; None for other levels."""
    if level not in ("commune", "department"):
        return None
    code = code.strip().upper()
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def rows(path: Path) -> Iterator[Row]:
    """The rows of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(maxsize=2)
def _communes(path: Path, _modified: int) -> tuple[Territory, ...]:
    return tuple(
        Territory(
            "commune", row["code"], row["name"], (row["department"],), int(row["population"] or 0)
        )
        for row in rows(path)
    )


@lru_cache(maxsize=2)
def _former(path: Path, _modified: int) -> tuple[tuple[str, Territory], ...]:
    today = {one.code: one for one in territories("commune", path)}
    return tuple(
        (row["code"], replace(today[row["now"]], formerly=row["name"]))
        for row in rows(SHIPPED / "former.csv")
        if row["now"] in today and row["name"] != today[row["now"]].name
    )


@lru_cache(maxsize=2)
def _postal(path: Path, _modified: int) -> Mapping[str, tuple[Territory, ...]]:
    today = {one.code: one for one in territories("commune", path)}
    shared = {row["code"]: row["communes"].split("|") for row in rows(SHIPPED / "postal.csv")}
    found = {
        code: tuple(
            replace(today[commune], postal=code) for commune in communes if commune in today
        )
        for code, communes in shared.items()
    }
    return {code: communes for code, communes in found.items() if communes}


@cache
def _shipped(level: str) -> tuple[Territory, ...]:
    residents = _residents(level)
    return tuple(
        Territory(level, row["code"], row["name"], _departments(level, row), residents[row["code"]])
        for name in FILES.get(level, ())
        for row in rows(SHIPPED / name)
    )


def _departments(level: str, row: Row) -> tuple[str, ...]:
    match level:
        case "epci":
            return tuple(row["departments"].split("|"))
        case "region":
            departments = rows(SHIPPED / "departments.csv")
            return tuple(d["code"] for d in departments if d["region"] == row["code"])
        case _:
            return (row["code"],)


def _residents(level: str) -> Counter[str]:
    """The inhabitants of each territory of a level, from those of its communes."""
    residents: Counter[str] = Counter()
    for commune in rows(COMMUNES) if level in FILES else ():
        residents[commune[level]] += int(commune["population"] or 0)
    return residents
