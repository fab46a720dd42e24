"""`import values`: values from a file, by the very path of the pages."""

from pathlib import Path
from typing import Annotated

import typer

from lib.commands.app import IMPORT
from lib.commands.words import Refused, language, tell_sentence
from lib.entries.importing import Line, Previewed, UnreadableFile, preview, read_values, write
from lib.entries.importing.named import Indicators
from lib.language import N_, Sentence
from lib.questions.people import Person, person_of, sight_of
from lib.sync.current import Current, current

# So many lines are written at once, and on disk before any of theirs is out.
SHEET = 500


@IMPORT.command("values")
def import_values(
    path: Annotated[Path, typer.Argument(help="A CSV or Excel workbook of values.")],
    author: Annotated[str, typer.Option(help="The e-mail of who answers for these values.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check only, write nothing.")] = False,
) -> None:
    """Write values: each line refused or asked about is printed, then the counts."""
    now = current()
    now.catch_up()
    person = _author(now, author)
    lines = _lines(now, person, path)
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


def _lines(now: Current, person: Person, path: Path) -> list[Line]:
    """The values of the file; Refused when it cannot be read, or is no list of values."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = N_("{file} cannot be read: {error}.")
        raise Refused(Sentence(message, {"file": path, "error": error.strerror})) from None
    try:
        read = read_values(raw, language(), Indicators(now.mirror.seen_by(sight_of(person))))
    except UnreadableFile as error:
        raise Refused(error.sentence) from None
    for note in read.notes:
        tell_sentence(note)
    return read.lines


def _sheet(now: Current, person: Person, lines: list[Line], dry_run: bool) -> list[str]:
    """What became of some lines, one word each; those refused or asked about are printed."""
    found = preview(now, person, lines) if dry_run else write(now, person, lines)
    return [_told(one) for one in found]


def _told(one: Previewed) -> str:
    """The word that counts a line; prints the line unless it went through."""
    if one.fate in ("written", "unchanged"):
        return one.fate
    kind = "refused" if one.fate == "skipped" else "asked"
    said = " ".join(sentence.say(language()) for sentence in one.why)
    fields = one.line.draft.fields
    indicator = fields.get("indicator", one.line.written.get("indicator", ""))
    where = f"{one.line.number}\t{indicator}\t{one.line.quarter or ''}"
    print(f"{kind}\t{where}\t{said}", flush=True)
    return kind
