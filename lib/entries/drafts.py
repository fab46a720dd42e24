"""What somebody wants to write, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lib.language import Sentence


class Verdict(StrEnum):
    """What became of a draft."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    ASKED = "asked"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Draft:
    """Fields for one row; without key, a row is made and its key with it.

    Cells are as in a file: choices as codes, links as keys, dates in ISO. `seen` holds the cells as the
    person saw them; None when they saw none (a file), and then the last one to write is right. `empties`
    says that it undoes the making of the row, which may thus say nothing any more.
    """

    table: str
    fields: Mapping[str, Any]
    key: str = ""
    reason: str = ""
    seen: Mapping[str, Any] | None = None
    empties: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of a draft, why, and of which row; `theirs` is what another wrote meanwhile.

    `field` is the first that is at fault; `fields` the field of each sentence, where they differ.
    """

    draft: Draft
    verdict: Verdict
    key: str = ""
    sentences: tuple[Sentence, ...] = ()
    field: str = ""
    fields: tuple[str, ...] = ()
    entry_id: str = ""
    theirs: Mapping[str, Any] | None = None
    theirs_by: str = ""
