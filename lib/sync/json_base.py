"""A base in one JSON file: its text made into objects, nothing repeated unseen, nothing half read."""

import json
import re
from pathlib import Path
from typing import Any

from lib.language import N_, Sentence

HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")


class UnreadableBase(Exception):
    """The file is no base at all; its sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.say("en"))
        self.sentence = sentence


class Twice(dict[str, Any]):
    """An object that named some of its members twice: the last of them counts."""

    names: frozenset[str] = frozenset()


def read_json(path: Path) -> Any:
    """What the file holds, an object with repeated names as `Twice`. Raises UnreadableBase."""
    try:
        text = path.read_bytes()
        content = json.loads(text, object_pairs_hook=_members)
        return _mended(content) if HALF_CHARACTER.search(text) else content
    except FileNotFoundError:
        raise UnreadableBase(Sentence(N_("There is no file {path}."), {"path": path})) from None
    except (ValueError, OSError, RecursionError) as error:
        message = N_("{path} is not a base in JSON: {error}. Give a file {{table: [row, …]}}.")
        raise UnreadableBase(Sentence(message, {"path": path, "error": error})) from None


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    twice = Twice(members)
    names = [name for name, _ in pairs]
    twice.names = frozenset(name for name in names if names.count(name) > 1)
    return twice


def _mended(content: Any) -> Any:
    """The content, half characters such as a lone `\\ud83d` replaced: nothing can store them."""
    if isinstance(content, str):
        return content.encode("utf-8", "replace").decode("utf-8")
    if isinstance(content, list):
        return [_mended(item) for item in content]
    if isinstance(content, dict):
        for name in list(content):
            content[_mended(name)] = _mended(content.pop(name))
    return content
