"""What would become of each value of a file; nothing is written before it is accepted."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from lib.base import made_key
from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.importing.line import Line
from lib.entries.importing.seen import CELLS
from lib.entries.write import rehearse, submit
from lib.journal import State
from lib.language import N_, Sentence
from lib.questions.people import Person
from lib.sync.current import Current

Fate = Literal["written", "unchanged", "skipped", "asked"]
FATES: dict[Verdict, Fate] = {
    Verdict.WRITTEN: "written",
    Verdict.UNCHANGED: "unchanged",
    Verdict.REFUSED: "skipped",
    Verdict.ASKED: "asked",
    Verdict.CONFLICT: "asked",
}
BEFORE = f"SELECT key, {', '.join(CELLS)} FROM base.value WHERE key IN (SELECT unnest(?))"
# What is told of another's change: its first cell of these.
MET = ("value", "comment", "evidence_url", "reason", "status")
MEANWHILE = N_(
    "{person} wrote “{theirs}” there since this file was made: leave the right value in it, then send it"
    " again."
)
NO_VALUE = Sentence(N_("No value is there yet: give it, or a situation with its reason."))


@dataclass(frozen=True)
class Previewed:
    """A value of a file with its fate, why it is skipped or asked about, and the row as it was before."""

    line: Line
    fate: Fate
    why: tuple[Sentence, ...] = ()
    before: Mapping[str, Any] = field(default_factory=dict)

    @property
    def replaces(self) -> bool:
        """Whether it is written over another value."""
        return self.fate == "written" and bool(self.before)


def preview(now: Current, person: Person, lines: Sequence[Line]) -> list[Previewed]:
    """The fate of each value, if the file were accepted now."""
    return _fates(now, lines, lambda drafts: rehearse(now, person, drafts))


def write(now: Current, person: Person, lines: Sequence[Line]) -> list[Previewed]:
    """Writes what can be written; what became of each value."""
    found = _fates(now, lines, lambda drafts: submit(now, person, drafts, "import"))
    _close(now, person, found)
    return found


def _close(now: Current, person: Person, found: Sequence[Previewed]) -> None:
    """What met another's change when it was sent before, and now is decided, no longer asks."""
    done = {_key(one.line) for one in found if one.fate in ("written", "unchanged")}
    for entry in now.journal.entries(State.CONFLICT):
        if (entry.table_name, entry.author) == ("value", person.email) and entry.key in done:
            decided = Sentence(N_("Its author chose between both values."))
            now.journal.settle(entry.entry_id, State.GIVEN_UP, note=decided)


def counts(found: Sequence[Previewed]) -> dict[Fate, int]:
    """How many values have each fate."""
    counted = Counter(one.fate for one in found)
    return {fate: counted[fate] for fate in ("written", "unchanged", "skipped", "asked")}


def _fates(
    now: Current, lines: Sequence[Line], decide: Callable[[list[Draft]], list[Outcome]]
) -> list[Previewed]:
    sound = [line.draft for line in lines if not (line.refused or line.asked)]
    before = _before(now, sound)
    outcomes = iter(decide(sound))
    return [_fate(line, outcomes, before) for line in lines]


def _before(now: Current, drafts: Sequence[Draft]) -> dict[str, dict[str, Any]]:
    """The values as the base holds them, by key."""
    now.catch_up()
    with now.mirror.cursor() as cursor:
        found = cursor.execute(BEFORE, [[made_key("value", draft.fields) for draft in drafts]])
        return {row.pop("key"): row for row in found.to_arrow_table().to_pylist()}


def _fate(
    line: Line, outcomes: Iterator[Outcome], before: Mapping[str, Mapping[str, Any]]
) -> Previewed:
    if line.refused:
        return Previewed(line, "skipped", (line.refused,))
    if line.asked:
        return Previewed(line, "asked", (line.asked,))
    outcome = next(outcomes)
    row = before.get(_key(line), {})
    return Previewed(line, FATES[outcome.verdict], tuple(_why(outcome)), row)


def _key(line: Line) -> str:
    return made_key("value", line.draft.fields)


def _why(outcome: Outcome) -> Iterator[Sentence]:
    """Why a value is not taken, and what to do in the file."""
    match outcome.verdict:
        case Verdict.ASKED:
            yield from outcome.sentences
            yield Sentence(N_("If it is right, say why in the column of the reason."))
        case Verdict.CONFLICT:
            theirs = outcome.theirs or {}
            shown = next((theirs[n] for n in MET if theirs.get(n) is not None), "—")
            yield Sentence(MEANWHILE, {"person": outcome.theirs_by or "?", "theirs": shown})
        case Verdict.REFUSED:
            yield NO_VALUE if outcome.field == "status" else outcome.sentences[0]
            yield from outcome.sentences[1:]
