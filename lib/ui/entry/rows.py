"""A line of the sheet as the grid in the browser is told of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from lib.base import TABLES
from lib.base.cells import PARIS
from lib.entries.sheet import Sheet
from lib.entries.texts import text_of_number
from lib.entries.typed_row import COLUMNS, Answer
from lib.language import moment
from lib.questions.due import DueValue
from lib.questions.words import STATES
from lib.ui.grid import Cell, Note, Row, Standing, note_of
from lib.ui.language import language, t
from lib.ui.shown import expected_figure, figure, quarter_name

FIELDS = TABLES["value"].fields
STATE_LOOKS = {"late": "late", "not_due": "due"}


def grid_row(
    sheet: Sheet, line: DueValue, typed: Mapping[str, str], answer: Answer | None, locked: bool
) -> Row:
    """What the grid shows of a line: its figures, its texts, what is said or asked about it."""
    entered = {
        "value": text_of_number(line.value, language()),
        "status": line.status or "measured",
        **{name: getattr(line, name) or "" for name in ("comment", "evidence_url", "reason")},
    }
    texts = {name: typed.get(name, entered[name]) for name in COLUMNS}
    return Row(
        id=f"{line.indicator}/{sheet.quarter}",
        kind="value",
        group=line.project,
        title=line.project_name,
        names=(line.name, line.project_name),
        cells=_cells(line),
        texts=texts,
        shown=entered | {"status": label("status", line.status) if line.status else ""},
        seen=line.seen,
        standing=_standing(sheet, line, answer),
        reasoned=bool(texts["reason"]) or bool(answer and answer.field == "reason"),
        note=_note(sheet, line, texts, answer),
        locked=COLUMNS if locked else (),
    )


def _cells(line: DueValue) -> list[Cell]:
    last = quarter_name(line.last_quarter) if line.last_quarter else ""
    return [
        Cell(line.name, line.unit),
        Cell(figure(line.last_value), last, end=True),
        Cell(expected_figure(line.expected), end=True),
        *(Cell(fields=(name,)) for name in COLUMNS if name != "reason"),
    ]


def label(name: str, code: str | None = None) -> str:
    """A field of a value, or one of its choices, as people read it."""
    return FIELDS[name].choice_label(code, language()) if code else FIELDS[name].label(language())


def _standing(sheet: Sheet, line: DueValue, answer: Answer | None) -> Standing:
    """Where the line stands: what is typed is not saved, or the state of what is."""
    if answer and answer.verdict:
        before = t("Before: {value}", value=figure(line.value)) if line.status else ""
        return Standing(t("not saved"), "waiting", before)
    state = t("validated") if line.validated_by else t(STATES[line.state])
    return Standing(state, STATE_LOOKS.get(line.state, "done"), _saved(sheet, line))


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


def _note(sheet: Sheet, line: DueValue, texts: Mapping[str, str], answer: Answer | None) -> Note:
    """What is said under a line; in a conflict yours and theirs, and which to keep."""
    note = note_of(answer)
    if not (answer and answer.theirs):
        return note
    who = line.author or t("Someone else")
    mine = datetime.fromtimestamp(sheet.drafts.typed_at()[line.indicator], UTC)
    theirs_at = _moment(line.entered_at) if line.entered_at else "—"
    heads = ["", t("You, {at}", at=mine), f"{who}, {theirs_at}"]
    rows = [[label(n), texts[n], _cell(n, getattr(line, n))] for n in COLUMNS if n in answer.theirs]
    return replace(
        note,
        lines=[t("{name} entered this value in the meantime: which one holds?", name=who)],
        versions={"heads": heads, "rows": rows},
        choices=[
            {"label": t("Keep mine"), "keep": "mine"},
            {"label": t("Keep that of {name}", name=who), "keep": "theirs"},
        ],
    )


def _cell(name: str, cell: Any) -> str:
    if name == "status" and cell:
        return label(name, cell)
    return text_of_number(cell, language()) if name == "value" else cell or "—"
