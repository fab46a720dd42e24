"""What one person types on a sheet: kept row by row, and each row written once it can be."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.write import note, rehearse
from lib.journal import Entry, State
from lib.journal.drafts import Drafts
from lib.language import N_, Sentence
from lib.questions.people import Person
from lib.sync.current import Current

DONE = (Verdict.WRITTEN, Verdict.UNCHANGED)
# The column in which a row remembers that its conflict is in the journal already.
MET = "met"
# What is said of texts on a line that is not there any more.
GONE = Sentence(N_("This line is gone, or no longer yours: what you typed is kept here."))


class _Act(Protocol):
    def __call__(self, now: Current, person: Person, drafts: Sequence[Draft]) -> list[Outcome]: ...


@dataclass(frozen=True)
class Pad:
    """The texts of one person on one sheet; a row makes one draft, or several that stand together."""

    now: Current
    person: Person
    sheet: str

    @cached_property
    def drafts(self) -> Drafts:
        """What is typed and not yet written."""
        return Drafts(self.now.store, self.person.email, f"{self.now.base.name}/{self.sheet}")

    def write(
        self, ready: Mapping[str, Sequence[Draft]], met: Collection[str]
    ) -> dict[str, Outcome]:
        """Writes what can be written, each row whole; of its outcomes, a row has the one that matters.

        A conflict that is in the journal already, of the rows `met`, is not journalled again.
        """
        unsure = {row: d for row, d in ready.items() if row in met or len(d) > 1}
        held = {
            row: outcome
            for row, outcome in self._outcomes(unsure, rehearse).items()
            if outcome.verdict not in DONE and (row in met or not clashes(outcome))
        }
        fresh = {row: drafts for row, drafts in ready.items() if row not in held}
        written = self._outcomes(fresh, note)
        if any(outcome.entry_id for outcome in written.values()):
            self.now.show_soon()
        self.drafts.keep({row: {MET: o.entry_id} for row, o in written.items() if clashes(o)})
        return held | written

    def _outcomes(self, ready: Mapping[str, Sequence[Draft]], act: _Act) -> dict[str, Outcome]:
        flat = [draft for drafts in ready.values() for draft in drafts]
        found = iter(act(self.now, self.person, flat) if flat else ())
        return {row: _weightiest([next(found) for _ in drafts]) for row, drafts in ready.items()}


def conflicts_of(now: Current, person: Person, table: str, key: str) -> list[Entry]:
    """The conflicts over a row that its author has not decided."""
    entries = now.journal.of_row(table, key)
    return [e for e in entries if e.state == State.CONFLICT and e.author == person.email]


def close(now: Current, conflicts: Iterable[Entry]) -> None:
    """Their author has decided: the journal keeps what was wished, and no longer asks."""
    decided = Sentence(N_("Its author chose between both values."))
    for entry in conflicts:
        now.journal.settle(entry.entry_id, State.GIVEN_UP, note=decided)


def clashes(outcome: Outcome) -> bool:
    """Whether another wrote the same cells meanwhile."""
    return outcome.verdict == Verdict.CONFLICT


def _weightiest(outcomes: Sequence[Outcome]) -> Outcome:
    """Of the drafts of a row: what is not done, else what is written."""
    return min(outcomes, key=lambda one: (one.verdict in DONE, one.verdict != Verdict.WRITTEN))
