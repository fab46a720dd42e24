"""What one person types of the organisation of a base, and what becomes of each line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lib.entries.drafts import Outcome, Verdict
from lib.entries.organising.phase_part import CORRECTS
from lib.entries.organising.portfolio_line import (
    read_new_portfolio,
    read_portfolio,
    seen_of_portfolio,
)
from lib.entries.organising.project_line import read_new_project, read_project, seen_of_project
from lib.entries.organising.reading import Reading, Unread
from lib.entries.pad import DONE, GONE, MET, Pad, close, conflicts_of
from lib.entries.places import writable_projects
from lib.entries.typed_row import SEEN, Answer
from lib.questions import organisation as ask
from lib.questions.people import Person
from lib.sync.current import Current

PROJECT, PORTFOLIO = "project", "portfolio"
NEW_PROJECT, NEW_PORTFOLIO = "new-project", "new-portfolio"
# Where a cell of the base stands on the lines under another name.
COLUMN_OF = {"started_on": "since", "ended_on": "since"}
Line = ask.PlacedProject | ask.HeldPortfolio


@dataclass(frozen=True)
class Organised:
    """The lines by id, those that wait for their author with what is said, those that were written."""

    lines: Mapping[str, Line]
    waiting: Mapping[str, Answer]
    written: set[str]


@dataclass(frozen=True)
class OrganisingSheet:
    """The portfolios and projects that a person may write, a line each: `project/slug`, `portfolio/name`.

    Lines to be made have ids of their own: `new-project/…`, `new-portfolio/…`.
    """

    now: Current
    person: Person
    language: str

    @cached_property
    def pad(self) -> Pad:
        """What is typed, and how it is written."""
        return Pad(self.now, self.person, "organisation")

    def lines(self) -> dict[str, Line]:
        """The lines, portfolios first."""
        seen = self.now.mirror
        mine = writable_projects(seen, self.person, PROJECT)
        every = self.person.role == "admin"
        held = [
            one for one in ask.held_portfolios(seen) if every or one.name in self.person.portfolios
        ]
        placed = [one for one in ask.placed_projects(seen) if one.slug in mine]
        return {f"{PORTFOLIO}/{one.name}": one for one in held} | {
            f"{PROJECT}/{one.slug}": one for one in placed
        }

    def settle(self) -> Organised:
        """Writes what can be written of what was typed, and says what became of each line."""
        typed, lines = self.pad.drafts.rows(), self.lines()
        answers: dict[str, Answer] = {}
        ready = {}
        for row, texts in typed.items():
            try:
                ready[row] = self._read(row, lines.get(row), texts)
            except Unread as unread:
                answers[row] = unread.answer
        outcomes = self.pad.write(
            {row: drafts for row, drafts in ready.items() if drafts},
            {row for row in ready if typed[row].get(MET)},
        )
        done = {row for row in ready if row not in outcomes or outcomes[row].verdict in DONE}
        self.pad.drafts.forget(done)
        written = {_line_of(row, outcomes[row]) for row in done if row in outcomes}
        if written:
            self.now.catch_up()
        answers |= {row: _answer(o) for row, o in outcomes.items() if row not in done}
        return Organised(self.lines() if written else lines, answers, written)

    def _read(self, row: str, line: Line | None, texts: Mapping[str, str]) -> Reading:
        """The drafts that a line makes; Unread where it makes none yet."""
        kind = row.partition("/")[0]
        if kind == NEW_PROJECT:
            known = {one.slug for one in ask.placed_projects(self.now.mirror)}
            return read_new_project(texts, known, self.language)
        if kind == NEW_PORTFOLIO:
            names = {one.name for one in ask.held_portfolios(self.now.mirror)}
            return read_new_portfolio(texts, names, self.language)
        if line is None:
            raise Unread(Answer(Verdict.REFUSED, (GONE,)))
        seen = json.loads(texts[SEEN]) if texts.get(SEEN) else _seen(line)
        if isinstance(line, ask.HeldPortfolio):
            return read_portfolio(line, texts, seen)
        return read_project(line, texts, seen, self.language)

    def correct_phase(self, row: str) -> None:
        """What is typed as the phase of a line is a correction of the last one."""
        self.pad.drafts.keep({row: {CORRECTS: "yes"}})

    def keep_mine(self, row: str) -> None:
        """Settles a conflict: what the person typed is written over what they now have seen."""
        line = self.lines()[row]
        self.pad.drafts.keep({row: {SEEN: json.dumps(_seen(line)), MET: ""}})
        self._close(line)

    def take_theirs(self, row: str) -> None:
        """Settles a conflict: what the other wrote stays."""
        self.pad.drafts.forget([row])
        self._close(self.lines()[row])

    def _close(self, line: Line) -> None:
        if isinstance(line, ask.HeldPortfolio):
            rows = {PORTFOLIO: line.name}
        else:
            rows = {PROJECT: line.slug, "phase": line.phase_key or ""}
        for table, key in rows.items():
            close(self.now, conflicts_of(self.now, self.person, table, key))


def _line_of(row: str, outcome: Outcome) -> str:
    """The line on which a row now stands: one that was made has another id."""
    made = {NEW_PROJECT: PROJECT, NEW_PORTFOLIO: PORTFOLIO}.get(row.partition("/")[0])
    return f"{made}/{outcome.key}" if made else row


def _seen(line: Line) -> dict[str, Any]:
    """The cells of a line as they are shown now."""
    return seen_of_portfolio(line) if isinstance(line, ask.HeldPortfolio) else seen_of_project(line)


def _answer(outcome: Outcome) -> Answer:
    """What is said of a line, in the columns of the sheet."""
    theirs = {COLUMN_OF.get(n, n): cell for n, cell in (outcome.theirs or {}).items()}
    field = COLUMN_OF.get(outcome.field, outcome.field)
    by = outcome.theirs_by
    return Answer(outcome.verdict, outcome.sentences, field, theirs=theirs, theirs_by=by)
