"""Which indicator a line of a file names: by its key, or by its project and its name; never guessed."""

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from lib.database.mirror import Mirror
from lib.entries.importing.names import as_name
from lib.language import N_, Sentence

LIKE_ENOUGH = 0.85
NAMED = """
    SELECT indicator.key, indicator.name, indicator.unit, project.slug, project.name
    FROM base.indicator AS indicator
    INNER JOIN base.project AS project ON project.slug = indicator.project
"""


@dataclass(frozen=True)
class Named:
    """An indicator with the names that people know it by."""

    key: str
    name: str
    unit: str
    project: str
    project_name: str


class Indicators:
    """The indicators that a reader may see, by what a file calls them."""

    def __init__(self, seen: Mirror) -> None:
        with seen.cursor() as cursor:
            found = [Named(*row) for row in cursor.execute(NAMED).fetchall()]
        self._by_key = {one.key.lower(): one for one in found}
        self._by_name: dict[tuple[str, str], list[Named]] = defaultdict(list)
        for one in found:
            for project in _names_of(one):
                self._by_name[project, as_name(one.name)].append(one)
        self._projects = {project for project, _ in self._by_name}

    def find(self, key: str, project: str, name: str) -> Named | Sentence:
        """The indicator; a sentence when there is none or several, with the likeliest in view."""
        if key:
            found = self._by_key.get(key.lower())
            return self._agreed(found, project, name) if found else self._no_key(key)
        if found := self._by_key.get(name.lower()):
            return found
        if not name:
            return Sentence(N_("No indicator is named: give its key, or its project and its name."))
        if not project:
            words = N_("“{name}” is the name of an indicator: give its project too, or its key.")
            return Sentence(words, {"name": name})
        return self._in_project(project, name)

    def _no_key(self, key: str) -> Sentence:
        return self._unknown(key, list(self._by_key), "")

    def _agreed(self, found: Named, project: str, name: str) -> Named | Sentence:
        """The indicator of a key, unless the line also names another: a column sorted without the rest."""
        other_project = as_name(project) in self._projects - _names_of(found)
        other_name = as_name(name) != as_name(found.name) and (
            (as_name(found.project), as_name(name)) in self._by_name
        )
        if not other_project and not other_name:
            return found
        words = N_(
            "The key “{key}” is that of “{name}” ({project}), and the line names another: correct it."
        )
        parts = {"key": found.key, "name": found.name, "project": found.project_name}
        return Sentence(words, parts)

    def _in_project(self, project: str, name: str) -> Named | Sentence:
        known = self._by_name.get((as_name(project), as_name(name)), [])
        known = [one for one in known if one.name == name] or known
        if len(known) == 1:
            return known[0]
        if known:
            words = N_("Several indicators of “{project}” are named “{name}”: give the key.")
            return Sentence(words, {"project": project, "name": name})
        if as_name(project) not in self._projects:
            return self._unknown(
                project, sorted({n[0].project_name for n in self._by_name.values()}), ""
            )
        names = [n[0].name for (place, _), n in self._by_name.items() if place == as_name(project)]
        return self._unknown(name, names, project)

    def _unknown(self, text: str, known: list[str], project: str) -> Sentence:
        """What is not there, and what looks like it."""
        like = process.extractOne(
            text.lower(),
            known,
            scorer=JaroWinkler.similarity,
            processor=str.lower,
            score_cutoff=LIKE_ENOUGH,
        )
        parts = {"text": text, "project": project, "like": like[0] if like else ""}
        if project and like:
            words = N_("“{text}” is no indicator of “{project}”: is it “{like}”? Correct the file.")
        elif project:
            words = N_("“{text}” is no indicator of “{project}”: correct the file.")
        elif like:
            words = N_("“{text}” is not in the base: is it “{like}”? Correct the file.")
        else:
            words = N_("“{text}” is not in the base, or not yours to see: correct the file.")
        return Sentence(words, parts)


def _names_of(one: Named) -> set[str]:
    """What a file may call its project."""
    return {as_name(one.project), as_name(one.project_name)}
