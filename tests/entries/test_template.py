"""The template and the file of corrections: filled in, sent back, and nobody's value lost on the way."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lib.entries.importing import Previewed, UnreadableFile, preview, write
from lib.entries.importing.template import errors, template
from lib.journal import State
from lib.quarters import Quarter
from lib.questions.due import due_sheet
from lib.sync.current import Current
from tests.entries.test_importing import fates, lines_of
from tests.entries.test_write import KEY, mia, now, shown, typed, written

__all__ = ["now"]
Q2 = Quarter(2026, 2)
MAX = "max@x.example"


def filled(raw: bytes, cells: Mapping[str, Any], line: int = 2) -> bytes:
    """The workbook with these cells typed in a line, by the titles of their columns."""
    book = load_workbook(io.BytesIO(raw))
    sheet = sheet_of(raw)
    names = [cell.value for cell in sheet[1]]
    for name, content in cells.items():
        book.worksheets[0].cell(line, names.index(name) + 1, content)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_of(raw: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(raw)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def row_of(raw: bytes, line: int = 2) -> dict[str, Any]:
    sheet = sheet_of(raw)
    names = [str(cell.value) for cell in sheet[1]]
    return dict(zip(names, [cell.value for cell in sheet[line]], strict=True))


def made(now: Current) -> bytes:
    now.catch_up()
    return template(due_sheet(now.mirror, mia(now), Q2), Q2, "fr")


def sent(now: Current, raw: bytes) -> list[Previewed]:
    return write(now, mia(now), lines_of(now, raw))


def test_the_template_lists_what_is_due_and_reads_back_once_filled(now: Current) -> None:
    raw = made(now)
    assert sheet_of(raw).max_row == 2
    with pytest.raises(UnreadableFile, match="No line of this file gives a value"):
        fates(now, raw)
    assert fates(now, filled(raw, {"Valeur": 50})) == ["written"]


def test_the_template_guides_who_fills_it_in(now: Current) -> None:
    sheet = sheet_of(made(now))
    assert [c.value for c in sheet[1]][:4] == [
        "Projet",
        "Indicateur",
        "Clé de l’indicateur",
        "Unité",
    ]
    assert sheet.freeze_panes == "C2"
    (choices,) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"Mesuré,Non mesuré,Sans objet"'
    unlocked = [
        c.value for c, below in zip(sheet[1], sheet[2], strict=True) if not below.protection.locked
    ]
    assert sheet.protection.sheet
    assert unlocked == ["Valeur", "Situation", "Commentaire", "Preuve", "Motif"]
    assert load_workbook(io.BytesIO(made(now))).sheetnames == ["Valeurs", "Mode d’emploi"]


def test_a_value_entered_already_stands_in_the_template_and_comes_back_unchanged(
    now: Current,
) -> None:
    written(now, typed(50))
    raw = made(now)
    assert {k: row_of(raw)[k] for k in ("Valeur", "Situation")} == {
        "Valeur": 50,
        "Situation": "Mesuré",
    }
    assert fates(now, raw) == ["unchanged"]
    assert [one.fate for one in sent(now, filled(raw, {"Valeur": 51}))] == ["written"]
    assert shown(now) == (51,)


def test_an_old_template_gives_back_nothing_that_its_author_did_not_change(now: Current) -> None:
    written(now, typed(50))
    raw = made(now)
    written(now, typed(55), MAX)
    assert [one.fate for one in sent(now, raw)] == ["unchanged"]
    assert [one.fate for one in sent(now, filled(raw, {"Commentaire": "Vu"}))] == ["written"]
    assert shown(now) == (55,)


def test_what_another_wrote_since_the_template_is_told_before_it_is_overwritten(
    now: Current,
) -> None:
    raw = made(now)
    written(now, typed(55), MAX)
    (met,) = sent(now, filled(raw, {"Valeur": 50}))
    assert met.fate == "asked"
    assert all(word in met.why[0].say("fr") for word in (MAX, "55"))
    assert shown(now) == (55,)
    assert len(now.journal.entries(State.CONFLICT)) == 1
    again = errors([met], "fr")
    assert [one.fate for one in sent(now, again)] == ["written"]
    assert shown(now) == (50,)
    assert now.journal.entries(State.CONFLICT) == []


def test_a_reason_given_for_one_value_does_not_hold_for_another(now: Current) -> None:
    written(now, typed(500, reason="Campagne nationale"))
    raw = made(now)
    assert row_of(raw)["Motif"] == "Campagne nationale"
    assert fates(now, filled(raw, {"Valeur": 5000})) == ["asked"]
    assert fates(now, filled(raw, {"Valeur": 5000, "Motif": "Rattrapage"})) == ["written"]


def test_the_error_file_is_corrected_and_sent_again(now: Current) -> None:
    text = "Indicateur;Trimestre;Valeur\nalpha/users;2026-Q2;5000\nalpha/users;2026-Q1;=1+1"
    raw = errors(preview(now, mia(now), lines_of(now, text)), "fr")
    assert [cell.data_type for cell in sheet_of(raw)[3] if cell.value == "=1+1"] == ["s"]
    corrected = filled(filled(raw, {"Motif": "Campagne nationale"}), {"Valeur": 47}, line=3)
    assert [one.fate for one in sent(now, corrected)] == ["written", "written"]
    assert [one.fate for one in sent(now, corrected)] == ["unchanged", "unchanged"]
    assert len(now.journal.of_row("value", KEY)) == 1


def test_a_number_of_a_workbook_stays_a_number_in_the_error_file(now: Current) -> None:
    from tests.entries.test_importing import HEAD, workbook

    raw = workbook(HEAD, ["alpha/users", "2026-Q2", 1.234])
    again = errors(preview(now, mia(now), lines_of(now, raw)), "fr")
    assert row_of(again)["Valeur"] == 1.234
