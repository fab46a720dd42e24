"""The entry sheet of one person and quarter: what they typed is kept, then written as soon as it can be."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.pad import DONE, GONE, MET, Pad, close, conflicts_of
from lib.entries.typed_row import COLUMNS, SEEN, Answer, read_row
from lib.entries.write import instant
from lib.journal.drafts import Drafts
from lib.quarters import WRITTEN, Quarter
from lib.questions.due import DueValue, due_sheet
from lib.questions.people import Person, sight_of
from lib.sync.current import Current


@dataclass(frozen=True)
class Sheet:
    """What a person has to enter for a quarter, and what they typed of it, by indicator."""

    now: Current
    person: Person
    quarter: Quarter
    language: str

    def of(self, quarter: Quarter) -> "Sheet":
        """The same person's sheet of another quarter."""
        return replace(self, quarter=quarter)

    @cached_property
    def pad(self) -> Pad:
        """What is typed, and how it is written."""
        return Pad(self.now, self.person, str(self.quarter))

    @property
    def drafts(self) -> Drafts:
        """What is typed and not yet written."""
        return self.pad.drafts

    def lines(self) -> dict[str, DueValue]:
        """The lines, by indicator."""
        seen = self.now.mirror.seen_by(sight_of(self.person))
        due = due_sheet(seen, self.person, self.quarter)
        return {line.indicator: line for line in due}

    def settle(self) -> "Settled":
        """Writes what can be written of what was typed, and says what became of each row.

        What is written is on disk when this returns; the figures that rest on it follow by themselves.
        """
        typed, lines = self.drafts.rows(), self.lines()
        answers: dict[str, Answer] = {}
        ready: dict[str, Draft] = {}
        for row, texts in typed.items():
            read = self._read(lines.get(row), texts)
            if isinstance(read, Draft):
                ready[row] = read
            elif read:
                answers[row] = read
        met = {row for row in ready if typed[row].get(MET)}
        outcomes = self.pad.write({row: [draft] for row, draft in ready.items()}, met)
        answers |= {row: _answer(outcome) for row, outcome in outcomes.items()}
        done = {row for row, answer in answers.items() if answer.verdict in DONE}
        self.drafts.forget(done | (typed.keys() - answers.keys()))
        new = {row for row in done if answers[row].verdict == Verdict.WRITTEN}
        lines |= {row: self._written(lines[row], ready[row]) for row in new}
        return Settled(lines, {r: a for r, a in answers.items() if r not in done}, done)

    def _written(self, line: DueValue, draft: Draft) -> DueValue:
        """The line as it is once the draft is written."""
        cells: dict[str, Any] = {n: cell for n, cell in draft.fields.items() if n in COLUMNS}
        if cells.get("status", "measured") != "measured":
            cells["value"] = None
        state = cells.get("status") or line.state
        cells |= {"entered_by": self.person.email, "author": self.person.name, "validated_by": None}
        return replace(line, **cells, state=state, entered_at=instant(self.now))

    def elsewhere(self) -> dict[Quarter, int]:
        """How many lines the person typed, and that wait, in each other quarter."""
        return {
            Quarter.read(name): rows
            for name, rows in sorted(self.drafts.beside().items())
            if WRITTEN.fullmatch(name)
        }

    def keep_mine(self, row: str) -> None:
        """Settles a conflict: what the person typed is written over what they now have seen."""
        seen = self.lines()[row].seen
        self.drafts.keep({row: {SEEN: json.dumps(seen), MET: ""}})
        self._close(row)

    def take_theirs(self, row: str) -> None:
        """Settles a conflict: what the other wrote stays."""
        self.drafts.forget([row])
        self._close(row)

    def _close(self, row: str) -> None:
        close(self.now, conflicts_of(self.now, self.person, "value", f"{row}/{self.quarter}"))

    def _read(self, line: DueValue | None, texts: Mapping[str, str]) -> Draft | Answer | None:
        if line is None:
            return Answer(Verdict.REFUSED, (GONE,))
        read = read_row(line, self.quarter, texts, self.language)
        # Nobody conflicts with oneself: a second edit may leave before the first is shown.
        mine = line.entered_by and line.entered_by.lower() == self.person.email.lower()
        return replace(read, seen=line.seen) if mine and isinstance(read, Draft) else read


@dataclass(frozen=True)
class Settled:
    """The lines as they now are, the rows that wait for their author, those that were written."""

    lines: Mapping[str, DueValue]
    waiting: Mapping[str, Answer]
    written: Collection[str]


def _answer(outcome: Outcome) -> Answer:
    """What is said of a row; without a number or a reason that is needed, it is asked for."""
    if outcome.verdict == Verdict.REFUSED and outcome.field == "reason":
        return Answer(Verdict.ASKED, outcome.sentences, "reason")
    theirs = dict(outcome.theirs or {})
    return Answer(outcome.verdict, outcome.sentences, outcome.field, theirs=theirs)
