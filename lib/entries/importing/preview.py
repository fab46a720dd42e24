"""What would become of each value of a file; nothing is written before it is accepted."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.importing.lines import Line
from lib.entries.write import rehearse, submit
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


@dataclass(frozen=True)
class Previewed:
    """A value of a file with its fate, and why it is skipped or asked about."""

    line: Line
    fate: Fate
    why: tuple[Sentence, ...] = ()


def preview(now: Current, person: Person, lines: Sequence[Line]) -> list[Previewed]:
    """The fate of each value, if the file were accepted now."""
    return _fates(lines, lambda drafts: rehearse(now, person, drafts))


def write(now: Current, person: Person, lines: Sequence[Line]) -> list[Previewed]:
    """Writes what can be written; what became of each value."""
    return _fates(lines, lambda drafts: submit(now, person, drafts, "import"))


def counts(found: Sequence[Previewed]) -> dict[Fate, int]:
    """How many values have each fate."""
    counted = Counter(one.fate for one in found)
    return {fate: counted[fate] for fate in ("written", "unchanged", "skipped", "asked")}


def _fates(
    lines: Sequence[Line], decide: Callable[[list[Draft]], list[Outcome]]
) -> list[Previewed]:
    sound = [line.draft for line in lines if not (line.refused or line.asked)]
    outcomes = iter(decide(sound))
    return [_fate(line, outcomes) for line in lines]


def _fate(line: Line, outcomes: Iterator[Outcome]) -> Previewed:
    if line.refused:
        return Previewed(line, "skipped", (line.refused,))
    if line.asked:
        return Previewed(line, "asked", (line.asked,))
    outcome = next(outcomes)
    if outcome.verdict == Verdict.ASKED:
        how = Sentence(N_("If it is right, say why in the column of the reason."))
        return Previewed(line, "asked", (*outcome.sentences, how))
    return Previewed(line, FATES[outcome.verdict], outcome.sentences)
