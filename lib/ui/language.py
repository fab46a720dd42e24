"""The reader's language: the address says it, else the browser, else French."""

import re

import streamlit as st

from lib.language import LANGUAGES, Sentence, say, say_count
from lib.ui.filters import chosen

MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])")
# Streamlit looks for icons and emoji (`:material/home:`, `:tada:`) once the backslashes are gone.
ICON = re.compile(r":(?=[a-z+-])")


def language() -> str:
    """The language of this reader: `fr` or `en`."""
    wished = chosen("lang")
    if wished in LANGUAGES:
        return wished
    browser = (st.context.locale or "")[:2]
    return browser if browser in LANGUAGES else LANGUAGES[0]


def t(message: str, **parts: object) -> str:
    """The message in the reader's language, its `{parts}` filled."""
    return say(message, language(), **parts)


def tn(one: str, many: str, count: int, **parts: object) -> str:
    """One of two messages in the reader's language: for one thing, or for `{count}` of them."""
    return say_count(one, many, language(), count, **parts)


def told(sentence: Sentence) -> str:
    """A sentence in the reader's language, safe where Markdown is read."""
    return plain(sentence.say(language()))


def plain(text: object) -> str:
    """A text from a base or a file, so written that Markdown shows it as it is."""
    apart = ICON.sub(":\u2060", " ".join(str(text).split()))
    return MARKUP.sub(r"\\\1", apart)
