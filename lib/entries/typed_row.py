"""A row of the entry sheet as somebody typed it: texts, read as a draft or answered at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from lib.entries.drafts import Draft, Verdict
from lib.entries.numbers import Ambiguous, Number, Reading, Unreadable, read_number
from lib.language import N_, Sentence
from lib.quarters import Quarter
from lib.questions.due import DueValue

# The columns that people type in, then what the browser showed when they began.
COLUMNS = ("value", "status", "comment", "evidence_url", "reason")
SEEN = "seen"


@dataclass(frozen=True)
class Answer:
    """What became of a row as typed; no verdict while it waits to be completed.

    `meanings` are the numbers that the text of `field` may mean: which one is asked. `theirs` holds the
    cells that another wrote meanwhile, `theirs_by` their e-mail.
    """

    verdict: Verdict | None = None
    sentences: tuple[Sentence, ...] = ()
    field: str = ""
    meanings: tuple[float, ...] = ()
    theirs: Mapping[str, Any] = made(default_factory=dict)
    theirs_by: str = ""


def read_row(
    line: DueValue, quarter: Quarter, texts: Mapping[str, str], language: str
) -> Draft | Answer | None:
    """The draft that the texts make; an answer where one is needed first; None when nothing is typed."""
    typed = {name: texts[name].strip() for name in COLUMNS if name in texts}
    if line.status is None and _says_nothing(typed):
        return None
    fields: dict[str, Any] = {"indicator": line.indicator, "quarter": str(quarter)}
    fields |= {n: typed[n] or None for n in ("comment", "evidence_url") if n in typed}
    status = _status(line, typed)
    if status != "measured" and "status" in typed:
        fields["status"] = status
    elif status == "measured" and ("value" in typed or "status" in typed):
        answer = _read_value(line, typed.get("value"), fields, language)
        if answer:
            return answer
    elif line.status is None:
        return Answer(sentences=(Sentence(N_("Kept: the value is still to be typed.")),))
    return _with_reason(line, fields, typed, _seen(line, texts))


def _says_nothing(typed: Mapping[str, str]) -> bool:
    texts = [text for name, text in typed.items() if name != "status"]
    return not any(texts) and typed.get("status", "measured") == "measured"


def _status(line: DueValue, typed: Mapping[str, str]) -> str:
    """The situation chosen; a number typed is a measure."""
    if "status" in typed:
        return typed["status"]
    return "measured" if typed.get("value") else line.status or "measured"


def _read_value(
    line: DueValue, text: str | None, fields: dict[str, Any], language: str
) -> Answer | None:
    """Fills in the number typed, or answers why it cannot; without text the number stays."""
    fields["status"] = "measured"
    if text is None:
        fields["value"] = line.value
        return None
    reading = read_number(text, language)
    if wrong := percent_of_no_share(reading, text, line.unit):
        return Answer(Verdict.REFUSED, (wrong,), "value")
    match reading:
        case Number(value=value):
            fields["value"] = value
        case Ambiguous(decimal=decimal, thousands=thousands):
            words = N_("“{text}” can be read in two ways: which one is it?")
            asked = (Sentence(words, {"text": text}),)
            return Answer(Verdict.ASKED, asked, "value", meanings=(decimal, thousands))
        case Unreadable(sentence=sentence):
            return Answer(Verdict.REFUSED, (sentence,), "value")
        case _:
            fields["value"] = None
    return None


def percent_of_no_share(reading: Reading, text: str, unit: str) -> Sentence | None:
    """Why a number that bears a percent sign is no value of an indicator in that unit."""
    if not isinstance(reading, Number | Ambiguous) or not reading.percent or "%" in unit:
        return None
    words = N_("“{text}” bears a percent sign, but the unit is “{unit}”: correct it.")
    return Sentence(words, {"text": text, "unit": unit})


def _with_reason(
    line: DueValue, fields: dict[str, Any], typed: Mapping[str, str], seen: Mapping[str, Any]
) -> Draft:
    """The draft with its reason; that of an earlier value does not hold for another one."""
    reason = typed.get("reason", "")
    if "reason" in typed:
        fields["reason"] = reason or None
    elif "status" in fields and (fields["status"], fields.get("value")) != (
        line.status,
        line.value,
    ):
        fields["reason"] = None
    return Draft("value", fields, reason=reason, seen=seen)


def _seen(line: DueValue, texts: Mapping[str, str]) -> Mapping[str, Any]:
    """The row as the browser showed it; as it is when that is not known."""
    found = json.loads(texts.get(SEEN) or "null")
    return found if isinstance(found, dict) else line.seen
