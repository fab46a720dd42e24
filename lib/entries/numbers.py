"""Numbers as people type them, in French and in English."""

import math
import re
from dataclasses import dataclass

from lib.language import Sentence

LONGEST = 40
# What people put where there is no number; letters only, so that `n.d.` and `N/D` are one.
NOTHING_MEASURED = {
    *("nd", "na", "nc", "ns", "nr", "so", "x"),
    *("neant", "rien", "inconnu", "nondisponible", "nonmesure", "sansobjet"),
}
DECIMAL_MARK = {"fr": ",", "en": "."}
TYPED_AS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " ") | {"’": "'", "−": "-"})
FRAME = re.compile(
    r"(?P<sign>[+-]?) ?€? ?(?P<body>[0-9.,' ]*[0-9])(?:[eE](?P<power>[+-]?[0-9]{1,3}))?"
    r" ?(?P<unit>[%€]?)"
)
PLAIN = re.compile(r"[0-9]+")
WITH_DECIMALS = re.compile(r"(?P<whole>[0-9]*)[.,](?P<decimals>[0-9]+)")
WITH_THOUSANDS = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<mark>[ '.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?!(?P=mark))[.,](?P<decimals>[0-9]+))?"
)


@dataclass(frozen=True)
class Number:
    """A number that was read; `percent` tells that it bore a percent sign (12 % is 12)."""

    value: float
    percent: bool = False


@dataclass(frozen=True)
class Ambiguous:
    """Two numbers that the text may mean: `decimal` (1.234) or `thousands` (1234); ask which."""

    decimal: float
    thousands: float
    percent: bool = False


@dataclass(frozen=True)
class Empty:
    """Nothing was typed."""


@dataclass(frozen=True)
class Unreadable:
    """What was typed is no number; the sentence says what to type."""

    sentence: Sentence


Reading = Number | Ambiguous | Empty | Unreadable


def read_number(text: str, language: str) -> Reading:
    """The number that the text means to someone who writes in that language."""
    typed = text.translate(TYPED_AS).strip()
    if not typed:
        return Empty()
    frame = _framed(typed) if len(typed) <= LONGEST else None
    meanings = _meanings(frame, DECIMAL_MARK[language]) if frame else []
    if not frame or not meanings:
        return Unreadable(_what_to_type(text))
    if not all(math.isfinite(value) for value in meanings):
        return Unreadable(Sentence("“{text}” is too large a number: check it.", {"text": text}))
    percent = frame["unit"] == "%"
    if len(meanings) == 1:
        return Number(meanings[0], percent)
    return Ambiguous(decimal=meanings[0], thousands=meanings[1], percent=percent)


def _framed(typed: str) -> dict[str, str] | None:
    """Its sign, body, power of ten and unit; accountants write a loss between brackets."""
    in_brackets = re.fullmatch(r"\(([^-+]*)\)", typed)
    match = FRAME.fullmatch(in_brackets[1].strip() if in_brackets else typed)
    if not match:
        return None
    return match.groupdict("") | ({"sign": "-"} if in_brackets else {})


def _meanings(frame: dict[str, str], decimal_mark: str) -> list[float]:
    """One number, or two where a mark may stand before decimals as well as between thousands."""
    body = frame["body"]
    if PLAIN.fullmatch(body):
        return [_value(frame, body, "")]
    decimal, thousands = WITH_DECIMALS.fullmatch(body), WITH_THOUSANDS.fullmatch(body)
    if decimal and thousands and (frame["power"] or thousands["mark"] == decimal_mark):
        thousands = None
    found = [match for match in (decimal, thousands) if match]
    return [_value(frame, match["whole"], match["decimals"] or "") for match in found]


def _value(frame: dict[str, str], whole: str, decimals: str) -> float:
    digits = re.sub(r"[ '.,]", "", whole) or "0"
    # `+ 0.0` makes the zero of `-0` a plain one.
    return float(f"{frame['sign']}{digits}.{decimals or 0}e{frame['power'] or 0}") + 0.0


def _what_to_type(text: str) -> Sentence:
    shown = text.strip()
    shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
    parts = {"text": shown, "example": 1234.5}
    letters = re.sub(r"[^a-z]", "", shown.lower().replace("é", "e"))
    if not re.search(r"\d", shown) and (letters in NOTHING_MEASURED or not letters):
        return Sentence(
            "“{text}” is not a number: type one such as {example}; if there is none, choose the "
            "situation and say why.",
            parts,
        )
    if re.match(r"[-+(]? ?[0-9][0-9.,' ]* ?[^\W\d_]", shown.translate(TYPED_AS)):
        return Sentence(
            "“{text}” holds more than a number: type the number alone, such as {example}, "
            "in the indicator’s unit.",
            parts,
        )
    return Sentence("“{text}” is not a number: type one such as {example}.", parts)
