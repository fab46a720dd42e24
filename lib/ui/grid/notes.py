"""What is said or asked below a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.entries.drafts import Verdict
from lib.entries.texts import text_of_number
from lib.entries.typed_row import Answer
from lib.ui.language import language

LOOKS = {Verdict.REFUSED: "refused", Verdict.ASKED: "asked", Verdict.CONFLICT: "conflict"}


@dataclass(frozen=True)
class Note:
    """Sentences, the field that they are about, what may be chosen; `versions` is a small table.

    A choice bears its `label`, then the `text` to put into a `column`, or what to `keep`.
    """

    look: str = ""
    lines: Sequence[str] = ()
    field: str = ""
    choices: Sequence[Mapping[str, str]] = ()
    versions: Mapping[str, Any] | None = None


def note_of(answer: Answer | None) -> Note:
    """What is said of an answer, with the numbers that the text may mean."""
    if answer is None:
        return Note()
    look = LOOKS.get(answer.verdict, "waiting") if answer.verdict else "waiting"
    lines = [sentence.say(language()) for sentence in answer.sentences]
    meanings = [text_of_number(value, language()) for value in answer.meanings]
    choices = [{"label": text, "column": answer.field, "text": text} for text in meanings]
    return Note(look, lines, answer.field, choices)
