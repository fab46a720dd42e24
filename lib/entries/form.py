"""One row that a person fills in, field by field: what is typed is kept until it is written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from lib.base import TABLES
from lib.base.cells import reader
from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.pad import DONE, close, conflicts_of
from lib.entries.rows import Row, Rows, as_written
from lib.entries.texts import cell_of, text_of
from lib.entries.write import rehearse, submit
from lib.journal.drafts import Drafts
from lib.language import N_, Sentence
from lib.questions.people import Person, sight_of
from lib.sync.current import Current

# Columns of a draft beside the fields: what was shown when typing began, and why the row changes.
SEEN, WHY = "_seen", "_why"


@dataclass(frozen=True)
class Answer:
    """What became of a form: what is said of each field (of the whole row under an empty name).

    `theirs` holds the cells that another wrote meanwhile, `theirs_by` their e-mail.
    """

    verdict: Verdict
    key: str = ""
    said: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    theirs: Mapping[str, Any] = field(default_factory=dict)
    theirs_by: str = ""

    def without(self, name: str) -> "Answer":
        """The same, nothing more being said of a field."""
        return replace(self, said={n: s for n, s in self.said.items() if n != name})


@dataclass(frozen=True)
class Form:
    """A row as its author sees it; without key, or of a key that is not there, it is to be made.

    When the row is made, `given` holds the cells that the page fills in, `usual` those that it proposes
    and its author may change.
    """

    now: Current
    person: Person
    language: str
    table: str
    key: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    usual: Mapping[str, Any] = field(default_factory=dict)

    @property
    def begun(self) -> Row:
        """The cells before anything is typed."""
        return self.row or {**self.given, **self.usual}

    @property
    def name(self) -> str:
        """Names the form among those of its author."""
        parts = [self.key] if self.key else ["new", *map(str, self.given.values())]
        return "/".join([self.table, *parts])

    @cached_property
    def row(self) -> Row:
        """The row as it is shown; empty when it is to be made."""
        return self._as_seen()

    @cached_property
    def typed(self) -> dict[str, str]:
        """What is typed and not yet written, by field; read once, and again after a change."""
        return self._drafts.rows().get(self.name, {})

    @property
    def preview(self) -> Row:
        """The row as it would be with what is typed; what cannot be read is left out."""
        cells = dict(self.begun)
        for name, text in self._fields().items():
            field = TABLES[self.table].fields[name]
            cells[name] = reader(field)(cell_of(field, text, self.language)[0])[0]
        return cells

    def shown(self, name: str) -> str:
        """The text of a field as the base has it, or as the page gives it."""
        field = TABLES[self.table].fields[name]
        return text_of(field, self.begun.get(name), self.language)

    def keep(self, name: str, text: str) -> None:
        """Keeps what was typed in a field, with what was shown there; on disk on return."""
        self._read_again()
        seen = json.loads(self.typed.get(SEEN, "{}"))
        seen.setdefault(name, as_written(self.row.get(name)))
        self._keep({name: text, SEEN: json.dumps(seen)})

    def explain(self, reason: str) -> None:
        """Keeps why the row changes."""
        self._keep({WHY: reason})

    def _as_seen(self) -> Row:
        """The row of the base as its author may see it."""
        seen = self.now.mirror.seen_by(sight_of(self.person))
        return Rows(seen).get(self.table, self.key) or {}

    def forget(self) -> None:
        """Gives up what was typed."""
        self._drafts.forget([self.name])
        self._read_again()

    def save(self) -> Answer:
        """Writes what was typed, if it can be; what could not be stays typed."""
        self._read_again()
        draft, faults = self._draft()
        if faults:
            return Answer(Verdict.REFUSED, self.key, faults)
        if not self.key and rehearse(self.now, self.person, [draft])[0].verdict == Verdict.CONFLICT:
            there = Sentence(N_("There is such a row already: change that one."))
            return Answer(Verdict.REFUSED, said={"": (there,)})
        outcome = submit(self.now, self.person, [draft])[0]
        if outcome.verdict in DONE:
            self.forget()
        return _answer(outcome)

    def keep_mine(self) -> Answer:
        """Settles a conflict: what is typed is written over what its author now has seen."""
        row = self._as_seen()
        seen = {name: as_written(row.get(name)) for name in self._fields()}
        self._keep({SEEN: json.dumps(seen)})
        met = conflicts_of(self.now, self.person, self.table, self.key)
        answer = replace(self).save()
        if answer.verdict in (*DONE, Verdict.CONFLICT):
            close(self.now, met)
        return answer

    def take_theirs(self, names: Mapping[str, Any]) -> None:
        """Settles a conflict: what the other wrote in these fields stays; the rest stays typed."""
        self._read_again()
        left = {name: text for name, text in self.typed.items() if name not in names}
        self.forget()
        if left.keys() - {SEEN, WHY}:
            self._keep(left)
        close(self.now, conflicts_of(self.now, self.person, self.table, self.key))

    def _keep(self, texts: Mapping[str, str]) -> None:
        self._drafts.keep({self.name: texts})
        self._read_again()

    def _read_again(self) -> None:
        """Another drawing of the form may have changed what is typed."""
        self.__dict__.pop("typed", None)

    @property
    def _drafts(self) -> Drafts:
        return drafts_of(self.now, self.person)

    def _fields(self) -> dict[str, str]:
        return {n: text for n, text in self.typed.items() if n in TABLES[self.table].fields}

    def _draft(self) -> tuple[Draft, dict[str, tuple[Sentence, ...]]]:
        """What was typed and differs from what was shown; the sentences of what cannot be read."""
        cells: dict[str, Any] = {}
        faults: dict[str, tuple[Sentence, ...]] = {}
        for name, text in self._fields().items():
            cells[name], fault = cell_of(TABLES[self.table].fields[name], text, self.language)
            if fault:
                faults[name] = (fault,)
        seen = json.loads(self.typed.get(SEEN, "{}"))
        if self.row:
            cells = {n: c for n, c in cells.items() if _differs(self.table, n, c, seen.get(n))}
        else:
            cells = self.begun | cells
        return Draft(self.table, cells, self.key, self.typed.get(WHY, "").strip(), seen), faults


def drafts_of(now: Current, person: Person) -> Drafts:
    """What somebody typed in forms and is not written yet, by the name of the form."""
    return Drafts(now.store, person.email, f"{now.base.name}/forms")


def _differs(table: str, name: str, cell: Any, seen: Any) -> bool:
    """Whether a cell says something else than the one shown; what cannot be read does."""
    read = reader(TABLES[table].fields[name])
    value, problem = read(cell)
    return bool(problem) or value != read(seen)[0]


def _answer(outcome: Outcome) -> Answer:
    names = outcome.fields or (outcome.field,) * len(outcome.sentences)
    said: dict[str, tuple[Sentence, ...]] = {}
    for name, sentence in zip(names, outcome.sentences, strict=True):
        said[name] = (*said.get(name, ()), sentence)
    theirs = dict(outcome.theirs or {})
    return Answer(outcome.verdict, outcome.key, said, theirs, outcome.theirs_by)
