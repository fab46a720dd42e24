"""The catalogues hold every message of the code, and nothing else."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from lib.language import LANGUAGES, catalogue

ROOT = Path(__file__).parents[2]
KEYWORDS = {"t": None, "tn": (1, 2), "N_": None, "Sentence": None, "tell": None}
FOLDERS = ("lib", "pages")


def messages() -> set[str]:
    """Every message that the code says."""
    found = set()
    for folder in FOLDERS:
        extracted = extract_from_dir(
            str(ROOT / folder), [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
        )
        for _, _, message, _, _ in extracted:
            found |= {message} if isinstance(message, str) else set(message)
    return found


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x != "en"])
def test_every_message_is_translated(language: str) -> None:
    said = messages()
    assert len(said) > 50
    assert sorted(said - catalogue(language).keys()) == []


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x != "en"])
def test_no_translation_is_left_behind(language: str) -> None:
    assert sorted(catalogue(language).keys() - messages()) == []


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x != "en"])
def test_a_translation_keeps_the_parts_of_its_message(language: str) -> None:
    def parts(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    different = [m for m, words in catalogue(language).items() if parts(m) != parts(words)]
    assert different == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_message_hides_in_an_f_string(folder: str) -> None:
    """There the extraction would not find it, and nobody would translate it."""
    hidden = [
        f"{path.relative_to(ROOT)}: {ast.unparse(call)}"
        for path in (ROOT / folder).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in KEYWORDS
        and any(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    assert hidden == []
