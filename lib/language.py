"""Words, numbers and dates in the reader's language.

Messages are written in English in the code and translated by the gettext catalogues of
`data/locale/<language>/*.po`, one per room, all read once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, dates, numbers
from babel.messages.pofile import read_po

LANGUAGES = ("fr", "en")
LOCALES = Path(__file__).parents[1] / "data" / "locale"
# English as the French State writes it: day before month, 24 hours.
LOCALE_OF = {"fr": "fr_FR", "en": "en_GB"}


def N_(message: str) -> str:
    """Marks a message for translation where it is declared, without translating it there."""
    return message


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every translated message of a language; empty for English, the language of the code."""
    words: dict[str, str] = {}
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if isinstance(message.id, str) and message.id and message.string:
                    words[message.id] = str(message.string)
    return words


def say(message: str, language: str, **parts: object) -> str:
    """The message in the language, its `{parts}` filled; numbers and days follow its conventions."""
    words = catalogue(language).get(message, message)
    return words.format(**{k: _shown(v, language) for k, v in parts.items()}) if parts else words


def say_count(one: str, many: str, language: str, count: int, **parts: object) -> str:
    """The message for one thing or for several, as the language counts: none is one in French."""
    form = Locale.parse(LOCALE_OF[language]).plural_form(count)
    return say(one if form == "one" else many, language, count=count, **parts)


@dataclass(frozen=True)
class Sentence:
    """A message and its parts, said later in the language of whoever reads it."""

    message: str
    parts: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: str) -> str:
        """The sentence in the language."""
        return say(self.message, language, **self.parts)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Sentence":
        """The sentence that was kept as its message and parts, those being sentences included."""
        parts = {k: cls.read(v) if isinstance(v, dict) else v for k, v in kept["parts"].items()}
        return cls(kept["message"], parts)


def number(value: float | None, language: str, digits: int = 2) -> str:
    """1234.5 as « 1 234,5 » in French, « 1,234.5 » in English; a dash when there is none."""
    if value is None or value != value:
        return "—"
    pattern = "#,##0." + "#" * digits if digits else "#,##0"
    return numbers.format_decimal(value, format=pattern, locale=LOCALE_OF[language])


def percent(share: float | None, language: str, digits: int = 0) -> str:
    """0.42 as « 42 % » in French, « 42% » in English; a dash when there is none."""
    if share is None or share != share:
        return "—"
    pattern = numbers.parse_pattern("#,##0%" if language == "en" else "#,##0\u202f%")
    pattern.frac_prec = (0, digits)
    return str(pattern.apply(share, LOCALE_OF[language]))


def day(value: date | None, language: str) -> str:
    """A date as « 20 oct. 2026 » in French, « 20 Oct 2026 » in English; a dash when there is none."""
    return dates.format_date(value, "d MMM y", locale=LOCALE_OF[language]) if value else "—"


def moment(value: datetime | None, language: str) -> str:
    """A time as « 20 oct. 2026 à 14:05 », Paris time when it bears a zone."""
    if value is None:
        return "—"
    paris = value.astimezone(dates.get_timezone("Europe/Paris")) if value.tzinfo else value
    return dates.format_datetime(paris, "d MMM y, HH:mm", locale=LOCALE_OF[language])


def _shown(part: object, language: str) -> object:
    """How a part of a sentence is written: sentences said, numbers and days formatted."""
    match part:
        case Sentence():
            return part.say(language)
        case bool() | str():
            return part
        case int() | float():
            # The two meanings of “1.234” differ by their third decimal.
            return number(part, language, digits=3)
        case datetime():
            return moment(part, language)
        case date():
            return day(part, language)
        case _:
            return part
