"""Values from files: every layout that people send, every file that cannot be read, what comes of each."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from lib.entries.importing import (
    Line,
    UnreadableFile,
    counts,
    preview,
    read_values,
    write,
)
from lib.entries.importing.named import Indicators
from lib.sync.current import Current
from tests.bases import indicator, mirror_of, project
from tests.entries.test_write import base, mia, now, shown

__all__ = ["now"]


def workbook(*rows: list[Any], change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    """A zip archive of these parts, `xl_workbook` standing for `xl/workbook.xml`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            ending = "" if name == "mimetype" else ".xml"
            archive.writestr(name.replace("_", "/") + ending, content)
    return file.getvalue()


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Indicators:
    folder = tmp_path_factory.mktemp("known")
    rows = base()
    rows["project"] += [project("water", name="Mon Énergie & l’Eau"), project("gamma")]
    rows["project"] += [project("gamma-2", name="Gamma")]
    rows["indicator"] += [
        indicator("alpha/rate", name="Taux", unit="%"),
        indicator("water/co2", name="CO₂ évité", unit="t"),
        indicator("gamma/u", name="Usagers"),
        indicator("gamma-2/u", name="Usagers"),
    ]
    return Indicators(mirror_of(rows, folder, date(2026, 7, 20)))


def lines_of(now: Current, raw: bytes | str) -> list[Line]:
    content = raw.encode() if isinstance(raw, str) else raw
    return read_values(content, "fr", Indicators(now.mirror)).lines


def fates(now: Current, raw: bytes | str) -> list[str]:
    return [one.fate for one in preview(now, mia(now), lines_of(now, raw))]


@pytest.mark.parametrize(
    "text",
    [
        "indicator,quarter,value\nalpha/users,2026-Q2,50.5",
        "Indicateur;Trimestre;Valeur\nalpha/users;T2 2026;50,5",
        "Indicator\tQuarter\tValue\nalpha/users\tQ2 2026\t50.5",
        "sep=;\nClé;Trimestre;Valeur\nalpha/users;2026-Q2;50,5",
        "Projet;Indicateur;Trimestre;Valeur\nALPHA;alpha/users;2026-Q2;50,5",
        "Suivi de l’impact\n\nProjet;Indicateur;T1 2026;T2 2026\nalpha;ALPHA / Users;;50,5",
        "key|2026-Q2\nalpha/users|50,5",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_in_any_layout_gives_the_same_value(
    known: Indicators, text: str, encoding: str
) -> None:
    (line,) = read_values(text.encode(encoding), "fr", known).lines
    assert (line.refused, line.asked) == (None, None)
    assert line.draft.fields == {
        "indicator": "alpha/users",
        "quarter": "2026-Q2",
        "status": "measured",
        "value": 50.5,
    }


def test_a_workbook_gives_numbers_as_they_are_and_per_cents_as_they_are_shown(
    known: Indicators,
) -> None:
    def in_per_cent(sheet: Any) -> None:
        sheet["C3"].number_format = "0.0%"

    first, second = ["alpha/users", "2026-Q1", 1.234], ["alpha/rate", "2026-Q2", 0.5]
    raw = workbook(["Clé", "Trimestre", "Valeur"], first, second, change=in_per_cent)
    lines = read_values(raw, "fr", known).lines
    assert [line.draft.fields["value"] for line in lines] == [1.234, 50]


@pytest.mark.parametrize(
    ("key", "cell", "shown_as", "value"),
    [
        ("alpha/rate", 0.12, "0%", 12),
        ("alpha/rate", 12, '0" %"', 12),
        ("alpha/rate", 12, "0\\ \\%", 12),
        ("alpha/rate", 0.12, "General", 0.12),
        ("alpha/users", 50_000, '0,"k"', 50_000),
        ("alpha/users", 0.12, "0%", None),
        ("alpha/users", 12, '0" %"', None),
        ("alpha/users", 50, "dd/mm/yyyy", None),
    ],
)
def test_a_cell_is_the_number_that_its_sheet_shows(
    known: Indicators, key: str, cell: float, shown_as: str, value: float | None
) -> None:
    def show(sheet: Any) -> None:
        sheet["C2"].number_format = shown_as

    (line,) = read_values(workbook(HEAD, [key, "2026-Q2", cell], change=show), "fr", known).lines
    assert line.draft.fields.get("value") == value
    assert (line.refused is None) == (value is not None)


def test_an_indicator_is_never_guessed_but_the_likeliest_is_told(now: Current) -> None:
    text = "Projet;Indicateur;Trimestre;Valeur\nalpha;alpha/usrs;2026-Q2;50\nalpa;users;2026-Q2;50"
    for line, like in zip(lines_of(now, text), ("alpha/users", "Alpha"), strict=True):
        assert line.refused is not None and like in line.refused.say("fr")


def test_each_value_of_a_file_has_its_fate_and_nothing_is_written_before(now: Current) -> None:
    text = (
        "Indicateur;Trimestre;Valeur;Situation;Motif\n"
        "alpha/users;2026-Q2;50;;\n"  # written
        "alpha/users;T2 2026;50;;\n"  # said again
        "alpha/users;2026-Q1;46;;\n"  # unchanged
        "alpha/users;2025-Q4;9000;;\n"  # unlikely
        "alpha/users;2025-Q3;1.234;;\n"  # ambiguous
        "alpha/users;2025-Q2;many;;\n"  # no number
        "alpha/users;2099-Q1;50;;\n"  # not begun
        "alpha/ghost;2026-Q2;50;;\n"  # unknown
        "beta/users;2026-Q2;50;;\n"  # of another portfolio
        "alpha/users;2024-Q4;39;;\n"  # said twice
        "alpha/users;2024-Q4;38;;\n"  # otherwise
        ";;;;\n"
    )
    found = preview(now, mia(now), lines_of(now, text))
    usual = ["written", "unchanged", "unchanged", *["asked"] * 2, *["skipped"] * 6]
    assert [one.fate for one in found] == usual
    assert all(one.why for one in found[3:])
    assert shown(now) is None
    done = write(now, mia(now), lines_of(now, text))
    assert counts(done) == counts(found) == {"written": 1, "unchanged": 2, "skipped": 6, "asked": 2}
    assert shown(now) == (50,)
    assert [entry.source for entry in now.journal.entries()] == ["import"]


def merged(sheet: Any) -> None:
    sheet.merge_cells("A2:B2")


def beside(sheet: Any) -> None:
    other = sheet.parent.create_sheet("Beside")
    other.append(HEAD)
    other.append(ROW)


HEAD = ["Clé", "Trimestre", "Valeur"]
LONG = b"indicator;quarter;value\n"
ROW = ["alpha/users", "2026-Q2", 50]
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
VBA = packed(xl_workbook=b"<a/>", xl_vbaProject=b"").replace(b"Project.xml", b"Project.bin")
BAD: dict[str, tuple[bytes, str]] = {
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "no spreadsheet"),
    "a PDF": (b"%PDF-1.7\nindicator;quarter;value\n", "no spreadsheet"),
    "50 MB": (LONG + b"alpha/users;2026-Q2;50\n" * 2_300_000, "more than 20,000 lines"),
    "70 MB": (b"a;" * 35_000_000, "more than 60 MB"),
    "too many lines": (LONG + b"a;b;c\n" * 1_000_000, "more than 20,000 lines"),
    "a million rows": (
        workbook(HEAD, change=lambda sheet: sheet.cell(1_000_000, 1, "x")),
        "more than 20,000 lines",
    ),
    "a far corner": (
        workbook(HEAD, change=lambda sheet: sheet.cell(1_048_576, 16_384, "x")),
        "more than 20,000 lines",
    ),
    "a wide row": (workbook(HEAD * 40), "columns"),
    "merged cells": (workbook(HEAD, ROW, change=merged), "merged cells"),
    "macros": (VBA, "macros"),
    "a zip bomb": (
        packed(xl_workbook=b"<a/>", xl_sharedStrings=bytes(300_000_000)),
        "holds too much",
    ),
    "a billion laughs": (packed(xl_workbook=LAUGHS), "damaged"),
    "another archive": (packed(word_document=b"<a/>"), "no spreadsheet"),
    "half a workbook": (workbook(HEAD, ROW)[:-900], "no spreadsheet"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "old or password"),
    "nothing": (b"", "empty"),
    "no header": (b"1;2;3\n4;5;6\n", "which indicator"),
    "no quarter": ("Clé;Valeur\nalpha/users;5\n".encode(), "which quarter"),
    "an open quotation": (LONG + b'"' + b"alpha;" * 40_000, "quotation mark"),
    "another encoding": (LONG.decode().encode("utf-32"), "no spreadsheet"),
    "a web page": (b"<html><table><tr><td>Indicateur</td></tr></table>", "no spreadsheet"),
    "an open document": (packed(mimetype=OPEN_DOCUMENT), ".ods"),
    "values nowhere": (
        b"Indicateur;Trimestre;Montant\nalpha/users;2026-Q2;5\n",
        "holds the values",
    ),
    "two columns of values": (b"Indicateur;Trimestre;Valeur;Valeurs\na;2026-Q2;5;6\n", "“Valeurs”"),
    "a quarter twice": (b"Indicateur;2026-Q2;T2 2026\nalpha/users;5;6\n", "“T2 2026”"),
    "values without end": (
        "Clé;T1 2025;T2 2025\n".encode() + b"alpha/users;1;2\n" * 15_000,
        "more than 20,000 values",
    ),
    "a line without end": (b"a;" * 200_000, "more than 80 columns"),
    "empty cells without end": (
        packed(xl_workbook=b"<a/>", xl_styles=b"<c/>" * 1_000_001),
        "holds too much",
    ),
    "nothing filled in": (LONG + b"alpha/users;2026-Q2;\n", "gives a value"),
    "two lists": (workbook(HEAD, ROW, change=beside), "(Sheet, Beside)"),
}


@pytest.mark.parametrize(("raw", "why"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_one_sentence(known: Indicators, raw: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_values(raw, "fr", known)
    assert why in refused.value.sentence.say("en")


def test_a_formula_is_never_taken_for_a_value(now: Current) -> None:
    raw = workbook(HEAD, ["alpha/users", "2026-Q2", "=40+10"])
    assert fates(now, raw) == ["skipped"]
