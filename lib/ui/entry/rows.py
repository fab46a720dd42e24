"""A line of the sheet as the grid in the browser is told of it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from lib.base import TABLES
from lib.base.cells import PARIS
from lib.entries.drafts import Verdict
from lib.entries.sheet import Sheet
from lib.entries.typed_row import COLUMNS, Answer
from lib.language import moment
from lib.questions.due import DueValue
from lib.questions.words import STATES
from lib.ui.language import language, t
from lib.ui.shown import figure, quarter_name

FIELDS = TABLES["value"].fields
LOOKS = {Verdict.REFUSED: "refused", Verdict.ASKED: "asked", Verdict.CONFLICT: "conflict"}
STATE_LOOKS = {"late": "late", "not_due": "due"}
# So many digits write every number so that it is read again as the same.
EXACT = 15


def editable(value: float | None) -> str:
    """A number as it stands in a field: whole, and read without ambiguity in either language."""
    if value is None:
        return ""
    written = figure(value, digits=EXACT)
    return written.replace(",", "\u202f") if language() == "en" else written


def grid_row(
    sheet: Sheet, line: DueValue, typed: Mapping[str, str], answer: Answer | None, locked: bool
) -> dict[str, Any]:
    """What the grid shows of a line: its figures, its texts, what is said or asked about it."""
    entered = {
        "value": editable(line.value),
        "status": line.status or "measured",
        **{name: getattr(line, name) or "" for name in ("comment", "evidence_url", "reason")},
    }
    texts = {name: typed.get(name, entered[name]) for name in COLUMNS}
    return {
        "id": f"{line.indicator}/{sheet.quarter}",
        "project": line.project,
        "project_name": line.project_name,
        "name": line.name,
        "unit": line.unit,
        "last": figure(line.last_value),
        "last_quarter": quarter_name(line.last_quarter) if line.last_quarter else "",
        "expected": figure(line.expected),
        "texts": texts,
        "shown": entered | {"status": label("status", line.status) if line.status else ""},
        "seen": line.seen,
        **_standing(sheet, line, answer),
        "reasoned": bool(texts["reason"]) or bool(answer and answer.field == "reason"),
        "note": _note(sheet, line, texts, answer),
        "locked": locked,
    }


def label(name: str, code: str | None = None) -> str:
    """A field of a value, or one of its choices, as people read it."""
    return FIELDS[name].choice_label(code, language()) if code else FIELDS[name].label(language())


def _standing(sheet: Sheet, line: DueValue, answer: Answer | None) -> dict[str, str]:
    """Where the line stands: what is typed is not saved, or the state of what is."""
    if answer and answer.verdict:
        before = t("Before: {value}", value=figure(line.value)) if line.status else ""
        return {"state": t("not saved"), "look": "waiting", "saved": before}
    state = t("validated") if line.validated_by else t(STATES[line.state])
    look = STATE_LOOKS.get(line.state, "done")
    return {"state": state, "look": look, "saved": _saved(sheet, line)}


def _saved(sheet: Sheet, line: DueValue) -> str:
    """When the line was saved, and by whom if not by the reader; short, not to push the lines below."""
    if line.entered_at is None:
        return ""
    at = line.entered_at.replace(tzinfo=UTC).astimezone(PARIS)
    mine = (line.entered_by or "").lower() == sheet.person.email.lower()
    if at.date() == sheet.now.as_of:
        when = t("Saved at {time}", time=f"{at:%H:%M}")
    else:
        when = t("Saved on {day}", day=at.date())
    return when if mine or not line.author else f"{when}, {line.author}"


def _moment(instant: datetime) -> str:
    return moment(instant.replace(tzinfo=UTC), language())


def _note(
    sheet: Sheet, line: DueValue, texts: Mapping[str, str], answer: Answer | None
) -> dict[str, Any]:
    """What is said under a line, and the choices offered."""
    note: dict[str, Any] = {"look": "", "lines": [], "field": "", "choices": []}
    if answer is None:
        return note
    note["look"] = LOOKS.get(answer.verdict, "waiting") if answer.verdict else "waiting"
    note["lines"] = [sentence.say(language()) for sentence in answer.sentences]
    note["field"] = answer.field
    meanings = [editable(value) for value in answer.meanings]
    note["choices"] = [{"label": text, "column": "value", "text": text} for text in meanings]
    return note | _conflict(sheet, line, texts, answer) if answer.theirs else note


def _conflict(
    sheet: Sheet, line: DueValue, texts: Mapping[str, str], answer: Answer
) -> dict[str, Any]:
    """Yours and theirs, with names and times, and which to keep."""
    who = line.author or t("Someone else")
    mine = datetime.fromtimestamp(sheet.drafts.typed_at()[line.indicator], UTC)
    theirs_at = _moment(line.entered_at) if line.entered_at else "—"
    heads = ["", t("You, {at}", at=mine), f"{who}, {theirs_at}"]
    rows = [[label(n), texts[n], _cell(n, getattr(line, n))] for n in COLUMNS if n in answer.theirs]
    return {
        "lines": [t("{name} entered this value in the meantime: which one holds?", name=who)],
        "versions": {"heads": heads, "rows": rows},
        "choices": [
            {"label": t("Keep mine"), "keep": "mine"},
            {"label": t("Keep that of {name}", name=who), "keep": "theirs"},
        ],
    }


def _cell(name: str, cell: Any) -> str:
    if name == "status" and cell:
        return label(name, cell)
    return editable(cell) if name == "value" else cell or "—"
