"""The phase of a project, typed on its line: which one it is in, since when.

A phase that begins later than the last one follows it, and ends it the day before; one that does not
corrects it, once its author has said so.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from lib.base import TABLES
from lib.entries.days import read_day
from lib.entries.drafts import Draft, Verdict
from lib.entries.organising.reading import Texts, Unread, waits_for
from lib.entries.typed_row import Answer
from lib.language import N_, Sentence
from lib.questions.organisation import PlacedProject

# The column in which a line remembers that its phase is to be corrected.
CORRECTS = "corrects"


def first_phase(project: str, texts: Texts, language: str) -> list[Draft]:
    """The draft of a project's first phase, if one was typed."""
    phase, since = texts.get("phase") or None, _since(texts, None)
    if not (phase or since):
        return []
    if not (phase and since):
        raise waits_for("phase", "started_on" if phase else "phase", language=language)
    return [_begun(project, phase, since)]


def phase_drafts(
    line: PlacedProject, texts: Texts, seen: Mapping[str, Any], language: str
) -> list[Draft]:
    """The drafts that the phase of a line makes; none where it is as it was seen."""
    if line.since is None:
        return first_phase(line.slug, texts, language)
    if not texts.keys() & {"phase", "since"}:
        return []
    shown = (seen.get("phase"), _day(seen.get("since")))
    phase, since = texts.get("phase", shown[0] or ""), _since(texts, shown[1])
    if (phase, since) == shown:
        return []
    if not (phase and since):
        raise Unread(
            Answer(
                Verdict.REFUSED,
                (
                    Sentence(
                        N_("A phase keeps its name and its first day."),
                    ),
                ),
                "phase",
            )
        )
    others = shown != (line.phase, line.since)
    if phase != line.phase and since > line.since and not others:
        return [*_ended(line, since - timedelta(days=1)), _begun(line.slug, phase, since)]
    if phase != line.phase and not (others or texts.get(CORRECTS)):
        raise Unread(_since_when(line, phase, language))
    correction = {"phase": phase, "started_on": since.isoformat()}
    before = {"phase": shown[0], "started_on": seen.get("since")}
    return [Draft("phase", correction, line.phase_key or "", seen=before)]


def _begun(project: str, phase: str, since: date) -> Draft:
    cells = {"project": project, "phase": phase, "started_on": since.isoformat()}
    return Draft("phase", cells, seen={})


def _ended(line: PlacedProject, last_day: date) -> list[Draft]:
    """The end of the last phase; one that has ended before keeps its end."""
    if line.ended_on and line.ended_on <= last_day:
        return []
    shown = line.ended_on.isoformat() if line.ended_on else None
    cells = {"ended_on": last_day.isoformat()}
    return [Draft("phase", cells, line.phase_key or "", seen={"ended_on": shown})]


def _since_when(line: PlacedProject, phase: str, language: str) -> Answer:
    words = N_(
        "“{phase}” since when? Type its first day, after {since}; or say that “{before}” was a mistake."
    )
    choices = TABLES["phase"].fields["phase"]
    named = {"phase": choices.choice_label(phase, language)}
    named |= {"before": choices.choice_label(line.phase or "", language)}
    return Answer(Verdict.ASKED, (Sentence(words, {**named, "since": line.since}),), "since")


def _since(texts: Texts, shown: date | None) -> date | None:
    if "since" not in texts:
        return shown
    since, fault = read_day(texts["since"])
    if fault:
        raise Unread(Answer(Verdict.REFUSED, (fault,), "since"))
    return since


def _day(written: Any) -> date | None:
    return read_day(str(written or ""))[0]
