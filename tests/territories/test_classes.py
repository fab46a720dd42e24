import csv
from pathlib import Path

import pytest

from lib.territories import (
    CommuneClasses,
    TerritoryListError,
    keep_classes,
    list_in_use,
    read_classes,
    territories,
)
from lib.territories.lists import COMMUNES
from tests.territories.builders import HEADER, line, written

AMBERIEU = CommuneClasses(
    "01004", "Ambérieu-en-Bugey", "01", "84", 15934, False, True, ("QN00103M",)
)


def refusal(path: Path, language: str = "en") -> str:
    with pytest.raises(TerritoryListError) as refused:
        read_classes(path)
    return refused.value.sentence.say(language)


def test_a_commune_is_read_with_its_classes(tmp_path: Path) -> None:
    assert read_classes(written(tmp_path, line())) == [AMBERIEU]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: "\ufeff" + text.replace(",", ";").replace("\n", "\r\n"),
        lambda text: text + ",,,,,,,,,,,,,,,\n\n",
        lambda text: text.replace("Ambérieu-en-Bugey", '"Ambérieu-en-Bugey"'),
        lambda text: text.replace("code_insee", "CODE_INSEE "),
    ],
    ids=["BOM", "CRLF", "CR", "semicolon", "tab", "Excel", "blank lines", "quotes", "capitals"],
)
def test_the_way_the_file_is_written_changes_nothing(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path, line())
    path.write_bytes(change(path.read_text(encoding="utf-8")).encode())
    assert read_classes(path) == [AMBERIEU]


def test_the_zeros_that_a_spreadsheet_took_away_are_put_back(tmp_path: Path) -> None:
    stripped = line(code_insee="1004", departement="1")
    guadeloupe = line(code_insee="97105", departement="971", region="1", nom="Basse-Terre")
    assert [
        (c.code, c.department, c.region)
        for c in read_classes(written(tmp_path, stripped, guadeloupe))
    ] == [("01004", "01", "84"), ("97105", "971", "01")]


@pytest.mark.parametrize(
    ("text", "truth"),
    [("true", True), ("True", True), ("VRAI", True), ("1", True), ("false", False)]
    + [("FAUX", False), ("0", False), ("", None)],
)
def test_yes_and_no_are_read_as_spreadsheets_and_programs_write_them(
    tmp_path: Path, text: str, truth: bool | None
) -> None:
    (commune,) = read_classes(written(tmp_path, line(rural=text, dans_massif=text)))
    assert (commune.rural, commune.mountain) == (truth, truth)


@pytest.mark.parametrize(("text", "count"), [("860", 860), ("860.0", 860), ("0", 0), ("", None)])
def test_a_population_may_be_unknown(tmp_path: Path, text: str, count: int | None) -> None:
    (commune,) = read_classes(written(tmp_path, line(population=text)))
    assert commune.population == count


def test_the_districts_of_a_commune_are_told_apart(tmp_path: Path) -> None:
    (commune,) = read_classes(written(tmp_path, line(qpv_codes="QN00101M | qn00102m|QN00101M")))
    assert commune.qpv == ("QN00101M", "QN00102M")


@pytest.mark.parametrize(
    "column",
    [
        "code_insee",
        "nom",
        "departement",
        "region",
        "population",
        "rural",
        "dans_massif",
        "qpv_codes",
    ],
)
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    path = written(tmp_path, line(), header=HEADER.replace(column, "autre"))
    assert refusal(path) == f"communes.csv, line 1: the column {column} is missing; add it."


def test_columns_that_are_not_used_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text(
        "qpv_codes,rural,dans_massif,population,region,departement,nom,code_insee\n"
        "QN00103M,false,true,15934,84,01,Ambérieu-en-Bugey,01004\n",
        encoding="utf-8",
    )
    assert read_classes(path) == [AMBERIEU]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("code_insee", "010004"),
        ("code_insee", "12"),
        ("code_insee", ""),
        ("nom", ""),
        ("departement", "02"),
        ("departement", "ain"),
        ("region", ""),
        ("population", "-1"),
        ("population", "12.5"),
        ("population", "many"),
        ("rural", "maybe"),
        ("rural", "2"),
        ("dans_massif", "Massif du Jura"),
        ("qpv_codes", "QP001001"),
        ("qpv_codes", "QN001"),
    ],
)
def test_a_wrong_value_is_told_with_its_line_and_column(
    tmp_path: Path, column: str, value: str
) -> None:
    other = line(code_insee="01001")
    told = refusal(written(tmp_path, other, line(**{column: value})))
    assert told.startswith(f"communes.csv, line 3, column {column}: “{value}” should be ")


def test_a_refusal_is_told_in_french(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, line(rural="peut-être")), "fr") == (
        "communes.csv, ligne 2, colonne rural\u00a0: «\u00a0peut-être\u00a0» devrait être "
        "true, false ou vide\u202f; corrigez puis rechargez la liste."
    )


def test_a_commune_listed_twice_is_refused(tmp_path: Path) -> None:
    told = refusal(written(tmp_path, line(), line(code_insee="1004")))
    assert "line 3, column code_insee: “1004” should be a code that no other line bears" in told


def test_a_value_that_looks_like_a_message_is_shown_as_it_is(tmp_path: Path) -> None:
    assert "“{file}” should be" in refusal(written(tmp_path, line(rural="{file}")))


def test_a_line_of_another_width_is_refused(tmp_path: Path) -> None:
    told = refusal(written(tmp_path, line(), line() + ",more"))
    assert told.startswith("communes.csv, line 3: 17 cells instead of 16;")


def test_a_column_there_twice_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, line(), header=HEADER.replace("massif,", "rural,", 1))
    assert "the column rural is there several times" in refusal(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the column code_insee is missing"),
        (HEADER.encode(), "holds no commune"),
        (f"{HEADER}\n{line()}\n".encode("latin-1"), "is not in UTF-8"),
        (f"{HEADER}\n{line()}\n".encode("utf-16"), "is not in UTF-8"),
        (f"{HEADER}\n{line(nom=chr(34) + 'Ambérieu')}\n".encode(), "not a line of a CSV file"),
    ],
    ids=["empty", "header only", "latin-1", "utf-16", "open quote"],
)
def test_a_file_that_is_no_such_list_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert told in refusal(path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert "absent.csv cannot be read" in refusal(tmp_path / "absent.csv")
    assert "cannot be read" in refusal(tmp_path)


def test_a_list_is_kept_and_becomes_the_one_in_use(tmp_path: Path) -> None:
    kept = tmp_path / "local" / "kept.csv"
    assert list_in_use(kept) == COMMUNES
    held = keep_classes(written(tmp_path, line(), line(code_insee="01001", rural="")), kept)
    assert (held.communes, held.rural, held.mountain, held.qpv) == (2, 0, 2, 2)
    with kept.open(encoding="utf-8", newline="") as file:
        assert [tuple(row.values()) for row in csv.DictReader(file)] == [
            ("01001", "Ambérieu-en-Bugey", "01", "84", "15934", "", "true", "QN00103M"),
            ("01004", "Ambérieu-en-Bugey", "01", "84", "15934", "false", "true", "QN00103M"),
        ]
    assert list_in_use(kept) == kept
    assert [c.code for c in territories("commune", kept)] == ["01001", "01004"]
    assert [path.name for path in kept.parent.iterdir()] == ["kept.csv"]


def test_a_refused_list_leaves_the_former_one(tmp_path: Path) -> None:
    kept = tmp_path / "kept.csv"
    keep_classes(written(tmp_path, line()), kept)
    former = kept.read_bytes()
    with pytest.raises(TerritoryListError):
        keep_classes(written(tmp_path, line(), line(code_insee="x")), kept)
    assert kept.read_bytes() == former
