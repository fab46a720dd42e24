"""What is common to the lines: cells of a table typed as texts, and why a line waits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lib.base import TABLES
from lib.entries.drafts import Draft, Verdict
from lib.entries.rows import as_written
from lib.entries.texts import cell_of
from lib.entries.typed_row import Answer
from lib.language import N_, Sentence

Reading = list[Draft]
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Unread(Exception):
    """A line that makes no draft yet; `answer` says why."""

    answer: Answer


def cells_typed(table: str, names: Iterable[str], texts: Texts, language: str) -> dict[str, Any]:
    """The cells that were typed, as in a file; Unread where a text means none."""
    cells = {}
    for name in names:
        if name in texts:
            cells[name], fault = cell_of(TABLES[table].fields[name], texts[name], language)
            if fault:
                raise Unread(Answer(Verdict.REFUSED, (fault,), name))
    return cells


def changed(cells: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
    """The cells that say something else than what was seen."""
    return {n: cell for n, cell in cells.items() if as_written(cell) != (seen.get(n) or None)}


def waits_for(table: str, *names: str, language: str) -> Unread:
    """A line that lacks cells without which no row is made."""
    labels = [TABLES[table].fields[name].label(language) for name in names]
    words = N_("Kept, not saved yet: still to be given: {names}.")
    return Unread(
        Answer(sentences=(Sentence(words, {"names": ", ".join(labels)}),), field=names[0])
    )


def taken(key: str, field: str) -> Unread:
    """A new row whose key another bears."""
    words = N_("“{key}” is taken: change that row, or give another one here.")
    return Unread(Answer(Verdict.REFUSED, (Sentence(words, {"key": key}),), field))
