"""Keys: made once, when a row is made, by the recipe in the declaration's notes."""

import secrets
import string
from collections.abc import Mapping
from typing import Any

from slugify import slugify

RANDOM = "\0random"

# Each part is a field of the row; `slug:` takes the slug of its text, `code:` the first that is filled.
RECIPES: dict[str, list[str]] = {
    "phase": ["project", "phase", "started_on"],
    "indicator": ["project", "slug:name"],
    "target": ["indicator", "date"],
    "value": ["indicator", "quarter"],
    "deployment": ["project", "code:insee|siren|authority", "since"],
    "assessment": ["project", "criterion", "fact_date", "mode"],
    "repository": ["project", "address:url"],
    "dataset": ["project", "slug:title"],
    "objective": ["quarter", "slug:project|portfolio|track", RANDOM],
    "key_result": ["objective", RANDOM],
    "support_module": ["project", "expertise", RANDOM],
    "check_in": ["project", "date"],
    "meeting": ["kind", "date", "optional:portfolio"],
    "action": ["date", RANDOM],
    "committee": ["project", "date"],
    "event": ["project", "date", "kind"],
}
# Making one of these whose key exists updates that row; in other tables the new row gets `-2`.
UPDATED_BY_KEY = {"value", "target", "phase", "check_in", "assessment", "synergy", "meeting"}


def slug(text: str) -> str:
    """The text in kebab-case, without accents."""
    return str(slugify(text))


def random_part() -> str:
    """Six random letters or digits."""
    return "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(6))


def made_key(table: str, row: Mapping[str, Any]) -> str:
    """The key of a new row by its table's recipe, `-` standing for an empty part.

    `row` bears the fields that the recipe names, an action also the `date` on which it is recorded.
    KeyError for a table whose key people type.
    """
    if table == "synergy":
        return "/".join(sorted([row["project_a"], row["project_b"]]))
    parts = (_part(part, row) for part in RECIPES[table])
    return "/".join(part for part in parts if part is not None)


def address_key(url: str) -> str:
    """host/path of an address in lower case, without scheme, www., .git and final /."""
    bare = url.strip().lower().split("://")[-1].removeprefix("www.").rstrip("/")
    return bare.removesuffix(".git").rstrip("/")


def _part(part: str, row: Mapping[str, Any]) -> str | None:
    if part == RANDOM:
        return random_part()
    how, _, names = part.rpartition(":")
    text = next((str(row[name]) for name in names.split("|") if row.get(name)), "")
    match how:
        case "slug":
            text = slug(text)
        case "address":
            text = address_key(text)
        case "code":
            text = text.strip().upper()
        case "optional":
            return slug(text) or None
    return text or "-"
