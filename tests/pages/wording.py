"""Whether texts are of one language, and finished: no word of the other, no code, no empty part."""

import re
from collections.abc import Iterable
from functools import cache

from lib.base import TABLES
from lib.demo import FOLDER
from lib.language import catalogue

PART = re.compile(r"\{[^{}]*\}")
EMPTY_PART = re.compile(r"(?<!%)\{[a-z_]+\}")
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
# Icons, the addresses of links, e-mails: written for the machine.
FOR_THE_MACHINE = re.compile(r":material/\w+:|\]\([^)]*\)|https?://\S+|\S+@\S+")
NOTHING = {"None", "nan", "NaN", "NaT", "<NA>"}


def unfinished(texts: Iterable[str]) -> list[str]:
    """The texts that show a code, a part left empty, or what a computer calls nothing."""
    return [
        text
        for text in texts
        if text in NOTHING or EMPTY_PART.search(text) or CODE.search(_for_people(text))
    ]


def foreign(texts: Iterable[str], language: str) -> list[str]:
    """The words of the other language that the texts hold."""
    written = [_for_people(text) for text in texts]
    lines, whole = "\n".join(written), {text.strip(" *") for text in written}
    return [
        words
        for words in telltales(language)
        if (" " in words and words in lines) or (" " not in words and words in whole)
    ]


@cache
def telltales(language: str) -> list[str]:
    """The words of messages and choices of the other language that this one never uses."""
    pairs = [*catalogue("fr").items(), *_choices()]
    ours, theirs = (
        {piece for pair in pairs for piece in _pieces(pair[side])}
        for side in ((1, 0) if language == "fr" else (0, 1))
    )
    said = "\n".join(ours) + "\n" + _content()
    return sorted(words for words in theirs if len(words) > 3 and words not in said)


def _choices() -> list[tuple[str, str]]:
    """The names of tables, fields and choices, in English and in French."""
    fields = [field for table in TABLES.values() for field in table.fields.values()]
    labels = [
        *(table.labels for table in TABLES.values()),
        *(field.labels for field in fields),
        *(chosen for field in fields for chosen in field.choices.values()),
    ]
    return [(label["en"], label["fr"]) for label in labels]


@cache
def _content() -> str:
    """What the demonstration itself says, in French."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.csv")))


def _pieces(message: str) -> list[str]:
    """The words of a message between its parts."""
    return [piece.strip(" *") for piece in PART.split(message) if piece.strip(" *")]


def _for_people(text: str) -> str:
    return FOR_THE_MACHINE.sub("", text)
