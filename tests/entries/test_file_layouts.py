"""What people write in a file of values, and what it means: quarters, titles, marks, columns, encodings."""

from typing import Any

import pytest

from lib.entries.importing import Line, UnreadableFile, read_values
from lib.entries.importing.named import Indicators
from tests.entries.test_importing import HEAD, ROW, known, workbook

__all__ = ["known"]


def lines(known: Indicators, text: str, language: str = "fr") -> list[Line]:
    return read_values(text.encode(), language, known).lines


def why(known: Indicators, text: str) -> list[str]:
    """Why each line is not taken, in English; empty for one that is."""
    refusals = [line.refused or line.asked for line in lines(known, text)]
    return [refusal.say("en") if refusal else "" for refusal in refusals]


@pytest.mark.parametrize(
    "quarter",
    [
        *("2026-Q2", "2026 - T2", "2026T2", "t2 2026", "T2/2026", "2T2026", "Q2-2026"),
        *(
            "2e trimestre 2026",
            "2ème trimestre 2026",
            "Deuxième trimestre 2026",
            "trimestre 2 2026",
        ),
        *("30/06/2026", "30.06.2026", "2026-06-30", "6/30/2026"),
    ],
)
def test_a_quarter_is_read_as_people_write_it(known: Indicators, quarter: str) -> None:
    (line,) = lines(known, f"Clé;Trimestre;Valeur\nalpha/users;{quarter};50")
    assert str(line.quarter) == "2026-Q2"
    (wide,) = lines(known, f"Clé;Valeur {quarter}\nalpha/users;50")
    assert str(wide.quarter) == "2026-Q2"


@pytest.mark.parametrize(
    "quarter",
    [
        "01/07/2026",
        "15/05/2026",
        "juin 2026",
        "06/2026",
        "2026",
        "S1 2026",
        "T2",
        "T2 26",
        "T5 2026",
    ],
)
def test_what_may_be_two_quarters_is_refused_and_named(known: Indicators, quarter: str) -> None:
    (refused,) = why(known, f"Clé;Trimestre;Valeur\nalpha/users;{quarter};50")
    assert refused.startswith(f"“{quarter}” is not a quarter")


@pytest.mark.parametrize(
    "header",
    ["CLE;TRIMESTRE;VALEUR", "INDICATOR_KEY;QUARTER;VALUE", "Cle de l'indicateur;Periode;Valeurs"],
)
def test_titles_lose_their_accents_and_marks(known: Indicators, header: str) -> None:
    assert why(known, f"{header}\nalpha/users;T2 2026;50") == [""]


def test_names_lose_their_apostrophes_accents_and_subscripts(known: Indicators) -> None:
    text = "Projet;Indicateur;Trimestre;Valeur\nMON ENERGIE & L'EAU;CO2 evite;T2 2026;50"
    assert [line.draft.fields["indicator"] for line in lines(known, text)] == ["water/co2"]


def test_a_title_above_the_header_does_not_decide_the_separator(known: Indicators) -> None:
    text = "Suivi, T2 2026, provisoire\n\nClé;Trimestre;Valeur\nalpha/users;T2 2026;50,5"
    assert [line.draft.fields["value"] for line in lines(known, text)] == [50.5]


def test_a_comma_that_cuts_a_number_is_seen(known: Indicators) -> None:
    text = "Clé,Trimestre,Valeur,Commentaire\nalpha/users,T2 2026,50,5,\nalpha/users,T1 2026,46,"
    first, second = why(known, text)
    assert "more cells" in first
    assert second == ""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_thousands_mark_is_asked_about_where_the_file_s_language_is_another(
    known: Indicators, language: str
) -> None:
    (line,) = lines(known, 'Key,Quarter,Value\nalpha/users,Q2 2026,"1,234"', language)
    assert line.asked is not None
    (line,) = lines(known, "Clé;Trimestre;Valeur\nalpha/users;T2 2026;1.234", language)
    assert line.asked is not None


@pytest.mark.parametrize(
    ("encoding", "word"),
    [
        *((name, "Forêt") for name in ("cp1252", "mac_roman", "utf-16-le", "utf-16-be")),
        *((name, "où ça ?") for name in ("cp1252", "mac_roman", "utf-16-le")),
        *((name, "Préfecture") for name in ("cp1252", "mac_roman", "cp850")),
        *((name, "À vérifier") for name in ("cp1252", "mac_roman", "cp850")),
    ],
)
def test_a_former_encoding_is_read_from_a_single_word(
    known: Indicators, encoding: str, word: str
) -> None:
    raw = f"Indicator;Quarter;Value;Comment\ralpha/users;Q2 2026;50;{word}".encode(encoding)
    (line,) = read_values(raw, "fr", known).lines
    assert line.draft.fields["comment"] == word


def test_two_lines_that_contradict_each_other_are_both_left(known: Indicators) -> None:
    text = "Clé;Trimestre;Valeur\nalpha/users;T2 2026;50\nalpha/users;30/06/2026;51"
    assert [said[:6] for said in why(known, text)] == ["Line 3", "Line 2"]


def test_a_key_that_lost_its_name_is_refused(known: Indicators) -> None:
    text = "Projet;Indicateur;Clé;Trimestre;Valeur\nAlpha;Taux;alpha/users;T2 2026;50\n"
    text += "Beta;beta/users;alpha/users;T2 2026;50\nNotre projet;Nos usagers;alpha/rate;T2 2026;50"
    first, second, own_words = why(known, text)
    assert "names another" in first
    assert "names another" in second
    assert own_words == ""


def test_projects_of_one_name_are_never_guessed(known: Indicators) -> None:
    (refused,) = why(known, "Projet;Indicateur;Trimestre;Valeur\nGamma;Usagers;T2 2026;50")
    assert "give the key" in refused


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("NON_MESURE;;panne;", ""),
        ("Non mesuré;50;panne;", "beside a number"),
        ("bof;50;;", "no situation"),
        (";n.d.;;", "choose the situation"),
        (";-;;", "choose the situation"),
        (";#N/A;;", "choose the situation"),
        (";50;;k€", "convert the value"),
        (";50;;USAGERS", ""),
        (";12 %;;", "percent sign"),
    ],
)
def test_words_beside_a_number_are_held_against_it(
    known: Indicators, cells: str, said: str
) -> None:
    (refused,) = why(
        known, f"Clé;Trimestre;Situation;Valeur;Motif;Unité\nalpha/users;T2 2026;{cells}"
    )
    assert said in refused
    assert bool(said) == bool(refused)


def test_columns_that_are_not_read_are_told(known: Indicators) -> None:
    text = "Clé;Trimestre;Valeur;Commentare;Dernière valeur\nalpha/users;T2 2026;50;Vu;46"
    (note,) = read_values(text.encode(), "fr", known).notes
    assert note.say("en") == "These columns are not read: Commentare."


def test_the_visible_sheet_that_is_a_list_is_read_and_its_hidden_lines_are_told(
    known: Indicators,
) -> None:
    def around(sheet: Any) -> None:
        book = sheet.parent
        book.create_sheet("Lisez-moi", 0).append(["Comment remplir"])
        cache = book.create_sheet("cache", 1)
        cache.append(HEAD)
        cache.append(["alpha/users", "2026-Q2", 99])
        cache.sheet_state = "hidden"
        sheet.insert_rows(1)
        sheet["A1"] = "Suivi de l’impact"
        sheet.merge_cells("A1:C1")
        sheet.row_dimensions[3].hidden = True

    found = read_values(workbook(HEAD, ROW, change=around), "fr", known)
    assert [line.draft.fields["value"] for line in found.lines] == [50]
    assert [note.say("en") for note in found.notes] == [
        "Lines hidden in the sheet are read like the others: 1 here."
    ]


def test_an_open_quotation_mark_loses_no_line_unseen(known: Indicators) -> None:
    text = 'Clé;Trimestre;Valeur\nalpha/users;T2 2026;50\n"alpha/users;T1 2026;46\nalpha/users;T4 2025;44'
    with pytest.raises(UnreadableFile) as refused:
        lines(known, text)
    assert "Line 3" in refused.value.sentence.say("en")
