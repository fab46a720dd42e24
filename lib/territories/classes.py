"""The list of communes with their classes: read from the file handed over, and kept."""

import csv
import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from lib.language import Sentence
from lib.territories.class_cells import READERS
from lib.territories.list_file import Line, TerritoryListError, read_lines
from lib.territories.lists import department_of

KEPT_COLUMNS = ("code", "name", "department", "region", "population", "rural", "mountain", "qpv")
ONCE = Sentence("a code that no other line bears")
OF_THE_CODE = Sentence("the department that the code of the commune tells")


@dataclass(frozen=True)
class CommuneClasses:
    """A commune and its classes; rural and mountain are None where the list does not say."""

    code: str
    name: str
    department: str
    region: str
    population: int | None
    rural: bool | None
    mountain: bool | None
    qpv: tuple[str, ...]


@dataclass(frozen=True)
class Classes:
    """How many communes a list holds, and how many of them in each class."""

    communes: int
    rural: int
    mountain: int
    qpv: int


def read_classes(path: Path) -> list[CommuneClasses]:
    """The communes of a CSV that has the columns of `READERS`, and maybe others, by code.

    The zeros that a spreadsheet took away from codes are put back. Raises TerritoryListError at the
    first thing that is wrong, so that a list is taken whole or not at all.
    """
    found: dict[str, CommuneClasses] = {}
    for line in read_lines(path, tuple(READERS)):
        commune = _commune(line)
        if commune.code in found:
            raise _wrong(line, "code_insee", ONCE)
        found[commune.code] = commune
    if not found:
        raise TerritoryListError(
            Sentence("{file} holds no commune: choose another file.", {"file": path.name})
        )
    return [found[code] for code in sorted(found)]


def keep_classes(path: Path, kept: Path) -> Classes:
    """Reads a list and keeps it at `kept`, replacing the former one at once; what it holds.

    The kept CSV has the columns of `KEPT_COLUMNS`: `true`, `false` or empty for rural and mountain,
    codes of QPV separated by `|`. Raises TerritoryListError, the former list untouched.
    """
    communes = read_classes(path)
    kept.parent.mkdir(parents=True, exist_ok=True)
    aside = kept.with_name(f"{kept.name}.{os.getpid()}")
    _write(aside, communes)
    aside.replace(kept)
    return Classes(
        communes=len(communes),
        rural=sum(commune.rural is True for commune in communes),
        mountain=sum(commune.mountain is True for commune in communes),
        qpv=sum(bool(commune.qpv) for commune in communes),
    )


def _commune(line: Line) -> CommuneClasses:
    values: list[Any] = []
    for column, (read, expected) in READERS.items():
        try:
            values.append(read(line.cells[column]))
        except ValueError as error:
            raise _wrong(line, column, expected) from error
    commune = CommuneClasses(*values)
    if commune.department != department_of("commune", commune.code):
        raise _wrong(line, "departement", OF_THE_CODE)
    return commune


def _wrong(line: Line, column: str, expected: Sentence) -> TerritoryListError:
    return TerritoryListError(
        Sentence(
            "{file}, line {line}, column {column}: “{value}” should be {expected};"
            " correct it and load the list again.",
            {
                "file": line.file,
                "line": line.number,
                "column": column,
                "value": line.cells[column],
                "expected": expected,
            },
        )
    )


def _write(path: Path, communes: Iterable[CommuneClasses]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(KEPT_COLUMNS)
        for commune in communes:
            writer.writerow(_kept(value) for value in astuple(commune))


def _kept(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return "|".join(value)
        case _:
            return str(value)
