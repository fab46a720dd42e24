"""What commands say: in the language of the machine's locale, French when it does not say."""

import locale
import os
import sys

from lib.language import LANGUAGES, Sentence


class Refused(Exception):
    """A command that cannot do what it was asked; its sentence says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


def language() -> str:
    """The language of the terminal."""
    words = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return words[:2] if words[:2] in LANGUAGES else "fr"


def tell(message: str, **parts: object) -> None:
    """Says a message on standard error: standard output is for results."""
    tell_sentence(Sentence(message, parts))


def tell_sentence(sentence: Sentence) -> None:
    """Says a sentence made elsewhere on standard error."""
    print(sentence.say(language()), file=sys.stderr)
