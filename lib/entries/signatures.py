"""Who signs what: a value is validated in one's own name, evidence verified by who did not record it.

Nobody speaks for a probe either: what it found counts without being verified.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lib.entries.checks import WRITTEN_EMAIL, Fault
from lib.language import N_, Sentence
from lib.questions.people import Person

OWN_NAME = N_("Sign with your own e-mail: {email}.")
RECORDER = N_("You recorded this fact: somebody else verifies it.")
OF_RECORDER = N_("Whoever recorded a fact does not verify it: name another.")
TEAM = N_("You are of this project's team: somebody outside it verifies.")
PROBE = N_("Only a probe records what it found: declare what you saw beside it.")
FACT_FIRST = N_("Save the fact first: then somebody who did not record it verifies it.")


def misused(
    person: Person, table: str, before: Mapping[str, Any], cells: Mapping[str, Any]
) -> Iterator[Fault]:
    """The signatures among the cells that are not this person's to give."""
    match table:
        case "value":
            yield from _in_own_name(person, "validated_by", cells.get("validated_by"))
        case "assessment":
            if _changes(before, cells, "verified_by") and cells["verified_by"]:
                yield from _verification(person, before, cells)
            if person.in_base and _tells_of_a_probe(before, cells):
                yield "mode", Sentence(PROBE)


def why_no_verification(person: Person, project: str, recorded_by: str | None) -> str:
    """Why the person does not verify a fact of that project, recorded so; a message, or nothing."""
    if _is(person, recorded_by):
        return RECORDER
    return TEAM if project in person.projects else ""


def _verification(
    person: Person, before: Mapping[str, Any], cells: Mapping[str, Any]
) -> Iterator[Fault]:
    recorded_by, name = before.get("recorded_by"), cells["verified_by"]
    if any(_changes(before, cells, field) for field in cells if field != "verified_by"):
        yield "verified_by", Sentence(FACT_FIRST)
    elif why := why_no_verification(person, before["project"], recorded_by):
        yield "verified_by", Sentence(why)
    elif recorded_by and name.lower() == recorded_by.lower():
        yield "verified_by", Sentence(OF_RECORDER)
    elif WRITTEN_EMAIL.fullmatch(name):
        yield from _in_own_name(person, "verified_by", name)


def _tells_of_a_probe(before: Mapping[str, Any], cells: Mapping[str, Any]) -> bool:
    """Whether cells say something in the name of a probe, beside a verification."""
    probed = "automatic" in (before.get("mode"), cells.get("mode"))
    return probed and any(
        _changes(before, cells, field) for field in cells.keys() - {"verified_by"}
    )


def _in_own_name(person: Person, field: str, name: str | None) -> Iterator[Fault]:
    if name and name.lower() != person.email.lower():
        yield field, Sentence(OWN_NAME, {"email": person.email})


def _is(person: Person, name: str | None) -> bool:
    """Whether a name, or an e-mail, is the person's."""
    return bool(name) and str(name).lower() in (person.email.lower(), person.name.lower())


def _changes(before: Mapping[str, Any], cells: Mapping[str, Any], field: str) -> bool:
    return field in cells and (not before or before.get(field) != cells[field])
