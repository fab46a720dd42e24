"""What is said or asked below a line: a conflict, or since when a phase holds."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lib.entries.days import day_typed
from lib.entries.drafts import Verdict
from lib.entries.typed_row import Answer
from lib.questions.people import person_of
from lib.ui.current import as_of, now
from lib.ui.grid import Note, note_of
from lib.ui.language import t
from lib.ui.organisation.columns import columns_of

CORRECT = "correct"


def note_of_line(answer: Answer | None, typed: Mapping[str, str]) -> Note:
    """What is said of a line, and what may be chosen."""
    note = note_of(answer)
    if answer and answer.theirs:
        return _conflict(note, answer, typed)
    if answer and (answer.verdict, answer.field) == (Verdict.ASKED, "since"):
        today = {"label": t("Since today, {day}", day=as_of()), "column": "since"}
        mistake = {"label": t("It was a mistake: correct it"), "keep": CORRECT}
        return replace(note, choices=[today | {"text": day_typed(as_of())}, mistake])
    return note


def _conflict(note: Note, answer: Answer, typed: Mapping[str, str]) -> Note:
    """Yours and theirs, and which to keep."""
    found = person_of(now().mirror, answer.theirs_by) if answer.theirs_by else None
    who = found.name if found else answer.theirs_by or t("Someone else")
    columns = columns_of()
    rows = [
        [
            columns[name].label,
            _words(columns[name].options, typed.get(name)),
            _words(columns[name].options, cell),
        ]
        for name, cell in answer.theirs.items()
        if name in columns
    ]
    return replace(
        note,
        lines=[t("{name} changed this in the meantime: which one holds?", name=who)],
        versions={"heads": ["", t("You"), who], "rows": rows},
        choices=[
            {"label": t("Keep mine"), "keep": "mine"},
            {"label": t("Keep that of {name}", name=who), "keep": "theirs"},
        ],
    )


def _words(options: Any, cell: Any) -> str:
    """A cell as people read it."""
    if isinstance(cell, date):
        return day_typed(cell)
    written = str(cell).lower() if isinstance(cell, bool) else str(cell or "")
    return dict(options).get(written, written) or "—"
