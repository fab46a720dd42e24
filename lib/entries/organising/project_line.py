"""A line of a project: what it is, where it stands, when it is followed."""

from collections.abc import Collection, Mapping
from typing import Any

from lib.base import slug
from lib.entries.drafts import Draft
from lib.entries.organising.phase_part import first_phase, phase_drafts
from lib.entries.organising.reading import Reading, Texts, cells_typed, changed, taken, waits_for
from lib.entries.rows import as_written
from lib.questions.organisation import PlacedProject

OF_PROJECT = ("name", "slug", "portfolio", "kind", "followed_from", "followed_until")
# In the order in which a block is pasted.
COLUMNS = (*OF_PROJECT[:1], *OF_PROJECT[2:4], "phase", "since", *OF_PROJECT[4:], "slug")


def seen_of_project(line: PlacedProject) -> dict[str, Any]:
    """The cells of the line as they are shown, days in ISO."""
    return {name: as_written(getattr(line, name)) for name in COLUMNS}


def read_project(
    line: PlacedProject, texts: Texts, seen: Mapping[str, Any], language: str
) -> Reading:
    """The drafts of a project that is there, and of its phase."""
    names = [name for name in OF_PROJECT if name != "slug"]
    cells = changed(cells_typed("project", names, texts, language), seen)
    drafts = [Draft("project", cells, line.slug, seen=seen)] if cells else []
    return drafts + phase_drafts(line, texts, seen, language)


def read_new_project(texts: Texts, known: Collection[str], language: str) -> Reading:
    """The drafts of a project to be made; Unread while it lacks what it needs, or has another's key."""
    cells = changed(cells_typed("project", OF_PROJECT, texts, language), {})
    if not cells.keys() - {"portfolio"} and not (texts.get("phase") or texts.get("since")):
        return []
    missing = [name for name in ("name", "kind") if name not in cells]
    if missing:
        raise waits_for("project", *missing, language=language)
    key = cells.setdefault("slug", slug(cells["name"]))
    if key in known:
        raise taken(key, "slug")
    return [Draft("project", cells, seen={}), *first_phase(key, texts, language)]
