"""`import values`: values from a file, by the very path of the pages."""

from pathlib import Path
from typing import Annotated

import typer

from lib.commands.app import IMPORT
from lib.commands.words import Refused, language
from lib.entries.drafts import Outcome, Verdict
from lib.entries.value_file import Line, UnreadableFile, read_values
from lib.entries.write import rehearse, submit
from lib.language import N_, Sentence
from lib.questions.people import Person, person_of
from lib.sync.current import Current, current

# So many lines are written at once, and on disk before any of theirs is out.
SHEET = 500


@IMPORT.command("values")
def import_values(
    path: Annotated[Path, typer.Argument(help="A CSV of values, of any separator.")],
    author: Annotated[str, typer.Option(help="The e-mail of who answers for these values.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check only, write nothing.")] = False,
) -> None:
    """Write values: each line refused or asked about is printed, then the counts."""
    now = current()
    now.catch_up()
    person = _author(now, author)
    try:
        lines = read_values(path, language())
    except UnreadableFile as error:
        raise Refused(error.sentence) from None
    counts = dict.fromkeys(("written", "unchanged", "refused", "asked"), 0)
    size = max(1, len(lines)) if dry_run else SHEET
    for start in range(0, len(lines), size):
        for kind in _sheet(now, person, lines[start : start + size], dry_run):
            counts[kind] += 1
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()), flush=True)
    if counts["refused"] or counts["asked"]:
        raise typer.Exit(1)


def _author(now: Current, email: str) -> Person:
    person = person_of(now.mirror, email)
    if person is None:
        message = N_("{email} is not an active person of the base: nothing was written.")
        raise Refused(Sentence(message, {"email": email}))
    return person


def _sheet(now: Current, person: Person, lines: list[Line], dry_run: bool) -> list[str]:
    """What became of some lines, one word each; those refused or asked about are printed."""
    sound = [line for line in lines if not (line.refused or line.asked)]
    drafts = [line.draft for line in sound]
    done = rehearse(now, person, drafts) if dry_run else submit(now, person, drafts, "import")
    outcomes = dict(zip((line.number for line in sound), done, strict=True))
    return [_told(line, outcomes.get(line.number)) for line in lines]


def _told(line: Line, outcome: Outcome | None) -> str:
    """The word that counts a line; prints the line unless it went through."""
    if line.refused or line.asked:
        kind = "refused" if line.refused else "asked"
        sentences = tuple(s for s in (line.refused, line.asked) if s)
    else:
        assert outcome is not None
        if outcome.verdict in (Verdict.WRITTEN, Verdict.UNCHANGED):
            return str(outcome.verdict)
        kind = "refused" if outcome.verdict == Verdict.REFUSED else "asked"
        sentences = outcome.sentences
    said = " ".join(sentence.say(language()) for sentence in sentences)
    fields = line.draft.fields
    where = f"{line.number}\t{fields.get('indicator', '')}\t{fields.get('quarter', '')}"
    print(f"{kind}\t{where}\t{said}", flush=True)
    return kind
