"""`outbox`: every entry, and where it stands on its way to the base."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from lib.commands.app import APP
from lib.commands.words import language
from lib.journal import Entry
from lib.sync.current import current


class Format(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


SHOWN = ("state", "tries", "entered_at", "author", "table_name", "key", "reason")


@APP.command("outbox")
def outbox(format: Annotated[Format, typer.Option()] = Format.TEXT) -> None:
    """List every entry with its state, the reason of that state and how often it was sent."""
    entries = [_said(entry) for entry in current().journal.entries()]
    if format == Format.JSON:
        print(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    for entry in entries:
        print("\t".join(" ".join(str(entry[name]).split()) for name in SHOWN))


def _said(entry: Entry) -> dict[str, Any]:
    """An entry as the list gives it: `reason` is that of its state, `why` its author's."""
    return {
        "entry_id": entry.entry_id,
        "state": str(entry.state),
        "reason": entry.note.say(language()) if entry.note else "",
        "tries": entry.tries,
        "table_name": entry.table_name,
        "key": entry.key,
        "fields": entry.fields,
        "before": entry.before,
        "theirs": entry.theirs,
        "author": entry.author,
        "entered_at": entry.entered_at,
        "source": entry.source,
        "why": entry.reason,
    }
