from pathlib import Path

import pytest

from lib.territories import find, keep_classes
from tests.territories.builders import line, written


@pytest.mark.parametrize(
    ("text", "level", "first"),
    [
        ("ambérieu-en", "commune", "Ambérieu-en-Bugey (01004)"),
        ("AMBERIEU EN BUGEY", "commune", "Ambérieu-en-Bugey (01004)"),
        ("01004", "commune", "Ambérieu-en-Bugey (01004)"),
        ("2a004", "commune", "Ajaccio (2A004)"),
        ("saint denis", "commune", "Saint-Denis (97411)"),
        ("st etienne", "commune", "Saint-Étienne (42218)"),
        ("havre", "commune", "Le Havre (76351)"),
        ("L’Haÿ-les-Roses", "commune", "L'Haÿ-les-Roses (94038)"),
        ("Marseile", "commune", "Marseille (13055)"),
        ("Montpelier", "commune", "Montpellier (34172)"),
        ("grand paris", "epci", "Métropole du Grand Paris (200054781)"),
        ("200054781", "epci", "Métropole du Grand Paris (200054781)"),
        ("reunion", "department", "La Réunion (974)"),
        ("nouvelle caledonie", "department", "Nouvelle-Calédonie (988)"),
        ("bretagne", "region", "Bretagne (53)"),
        ("84", "region", "Auvergne-Rhône-Alpes (84)"),
    ],
)
def test_the_likeliest_territory_comes_first(text: str, level: str, first: str) -> None:
    assert find(text, level)[0].label == first


@pytest.mark.parametrize(
    ("text", "now", "formerly"),
    [
        ("bage la ville", "Bâgé-Dommartin (01025)", "Bâgé-la-Ville"),
        ("Escaufourt", "Saint-Souplet (59545)", "Escaufourt"),
        ("02285", "Saint-Souplet (59545)", "Escaufourt"),
        ("Lyon 3e", "Lyon (69123)", "Lyon 3e Arrondissement"),
    ],
)
def test_what_a_commune_holds_leads_to_it(text: str, now: str, formerly: str) -> None:
    found = find(text, "commune")[0]
    assert (found.label, found.formerly) == (now, formerly)


def test_a_postal_code_leads_to_the_communes_that_share_it() -> None:
    assert [(t.code, t.postal) for t in find("35000")] == [("35238", "35000")]
    assert [t.name for t in find("35200", "commune")] == ["Moutiers", "Rennes"]
    assert find("35200", "epci") == []


def test_a_grouping_is_found_by_its_form_in_full_or_in_short() -> None:
    full, short = "communauté de communes du pays d’Iroise", "cc pays d'iroise"
    assert find(full)[0].code == find(short)[0].code == "242900074"


def test_every_level_is_looked_up_unless_one_is_named() -> None:
    found = {(territory.level, territory.code) for territory in find("Guadeloupe")}
    assert found == {("department", "971"), ("region", "01")}


def test_the_most_populated_comes_first_among_namesakes() -> None:
    assert [(t.level, t.code) for t in find("Bretagne")][:2] == [
        ("region", "53"),
        ("commune", "90019"),
    ]


def test_a_name_comes_before_those_it_starts() -> None:
    names = [territory.name for territory in find("Lyon", "commune")]
    assert names[:2] == ["Lyon", "Lyons-la-Forêt"]


@pytest.mark.parametrize("text", ["", "  ", "-’", "zzqqxx"])
def test_nothing_is_found_for_what_names_nothing(text: str) -> None:
    assert find(text, "commune") == []


def test_a_level_without_a_list_has_nothing_to_find() -> None:
    assert find("Paris", "other") == []


def test_no_more_are_found_than_asked_for() -> None:
    assert len(find("saint", "commune", limit=7)) == 7


def test_a_list_that_was_loaded_is_looked_up_at_once(tmp_path: Path) -> None:
    kept = tmp_path / "kept.csv"
    keep_classes(written(tmp_path, line()), kept)
    assert [t.name for t in find("a", "commune", kept)] == ["Ambérieu-en-Bugey"]
    keep_classes(written(tmp_path, line(nom="Nouvelle-Ambérieu")), kept)
    assert [t.name for t in find("01004", "commune", kept)] == ["Nouvelle-Ambérieu"]
