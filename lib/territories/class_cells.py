"""What each cell of a list of communes with their classes may hold."""

import re
from collections.abc import Callable
from typing import Any

from lib.base.cells import read_codes, read_integer
from lib.language import Sentence

COMMUNE = re.compile(r"(0[1-9]|[1-9]\d|2[AB])\d{3}")
DEPARTMENT = re.compile(r"0[1-9]|[1-9]\d|2[AB]|9[78]\d")
REGION = re.compile(r"\d{2,3}")
DISTRICT = re.compile(r"QN[0-9A-Z]{6}")
TRUTH = {
    "": None,
    "true": True,
    "vrai": True,
    "1": True,
    "false": False,
    "faux": False,
    "0": False,
}


def _name(text: str) -> str:
    if not text:
        raise ValueError
    return text


def _code(pattern: re.Pattern[str], length: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        # Spreadsheets take `01004` for the number 1004.
        code = text.upper().zfill(length)
        if not text or not pattern.fullmatch(code):
            raise ValueError
        return code

    return read


def _population(text: str) -> int | None:
    value, problem = read_integer(text)
    if problem or (value is not None and value < 0):
        raise ValueError
    return None if value is None else int(value)


def _truth(text: str) -> bool | None:
    try:
        return TRUTH[text.lower()]
    except KeyError as error:
        raise ValueError from error


def _districts(text: str) -> tuple[str, ...]:
    codes, _ = read_codes(text.replace("|", " "))
    if not all(DISTRICT.fullmatch(code) for code in codes):
        raise ValueError
    return tuple(dict.fromkeys(codes))


YES_OR_NO = Sentence("true, false or nothing")
# By column, in the order of CommuneClasses: its reader (ValueError if wrong), what it should hold.
READERS: dict[str, tuple[Callable[[str], Any], Sentence]] = {
    "code_insee": (
        _code(COMMUNE, 5),
        Sentence("the INSEE code of a commune, such as 01004 or 2A004"),
    ),
    "nom": (_name, Sentence("the name of the commune")),
    "departement": (_code(DEPARTMENT, 2), Sentence("the code of a department, such as 01 or 974")),
    "region": (_code(REGION, 2), Sentence("the code of a region, such as 01 or 84")),
    "population": (_population, Sentence("a whole number of inhabitants, or nothing")),
    "rural": (_truth, YES_OR_NO),
    "dans_massif": (_truth, YES_OR_NO),
    "qpv_codes": (
        _districts,
        Sentence("codes of priority districts, such as QN00101M, separated by |"),
    ),
}
