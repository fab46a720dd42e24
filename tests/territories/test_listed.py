"""A list of territories as people paste it: each line is sure, to be chosen, or unknown."""

import pytest

from lib.territories.codes import INSEE, POSTAL
from lib.territories.listed import Within, codes_in_doubt, read_list


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("69123", "69123"),
        ("1004", "01004"),
        ("2b033", "2B033"),
        ("98818 Nouméa", "98818"),
        ("69100 Villeurbanne", "69266"),
        ("35000", "35238"),
        ("974", "974"),
        ("69123 Lyon déployé", "69123"),
        ("Le Havre;76351;Déployé", "76351"),
        ("20004697700019", "200046977"),
        ("Saint-Denis (93)", "93066"),
        ("St Denis 974", "97411"),
        ("Saint-Denis, Réunion", "97411"),
        ("Sainte-Marie\tMartinique\tcontacté", "97228"),
        ("L’HAY LES ROSES", "94038"),
        ("Ville de Lyon", "69123"),
        ("Mairie du Mans", "72181"),
        ("Mairie des Sables-d’Olonne", "85194"),
        ("Conseil départemental de l’Ain", "01"),
        ("Région Bretagne", "53"),
        ("Communauté de communes du Pays d’Iroise", "242900074"),
        ("Dinan Agglomération", "200068989"),
        ("Bâgé-la-Ville", "01025"),
        ("13201", "13055"),
    ],
)
def test_a_line_that_names_one_territory_is_sure(line: str, code: str) -> None:
    (found,) = read_list(line)
    assert (found.sure, [one.code for one in found.found]) == (True, [code])


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Saint-Denis", {"97411", "93066", "11339", "30247"}),
        ("Paris", {"75", "75056"}),
        ("01500", {"01004", "01007", "01089"}),
        ("69100", {"69266", "69100"}),
        ("69100 Villeurbane", {"69266", "69100"}),
    ],
    ids=["namesakes", "two levels", "a shared postal code", "two codes", "two codes, misspelt"],
)
def test_a_line_that_may_mean_several_is_to_be_chosen(line: str, codes: set[str]) -> None:
    (found,) = read_list(line)
    assert (found.sure, found.named) == (False, True)
    assert {one.code for one in found.found} >= codes


@pytest.mark.parametrize(
    ("line", "within", "code"),
    [
        ("Paris", Within("commune"), "75056"),
        ("Saint-Denis", Within(department="93"), "93066"),
        ("Lyon", Within("epci", "07"), "69123"),
    ],
    ids=["a level", "a department", "what is sure without them"],
)
def test_a_level_and_a_department_tell_namesakes_apart(
    line: str, within: Within, code: str
) -> None:
    (found,) = read_list(line, within)
    assert (found.sure, found.found[0].code) == (True, code)


def test_a_misspelt_name_is_not_sure_but_offers_what_looks_alike() -> None:
    (found,) = read_list("Vileurbane")
    assert (found.sure, found.named, found.found[0].name) == (False, False, "Villeurbanne")
    assert read_list("zzqqxx")[0].found == ()


def test_codes_side_by_side_are_a_line_each_and_blank_lines_are_none() -> None:
    assert [one.text for one in read_list("69123, 69266;01004\n\n - Lyon\n")] == [
        "69123",
        "69266",
        "01004",
        "Lyon",
    ]


@pytest.mark.parametrize(
    ("others", "kind", "code"),
    [("22278\n01004;déployé", INSEE, "69100"), ("22000", POSTAL, "69266")],
    ids=["INSEE codes", "postal codes"],
)
def test_the_other_codes_of_a_list_tell_what_one_is(others: str, kind: str, code: str) -> None:
    lines = f"69100\n{others}"
    assert codes_in_doubt(lines) == (1, kind)
    assert [one.code for one in read_list(lines)[0].found] == [code]


@pytest.mark.parametrize("others", ["22278\n22000", "69266 Villeurbanne", "Lyon"])
def test_codes_that_disagree_or_are_named_tell_nothing_of_the_others(others: str) -> None:
    lines = f"69100\n{others}"
    assert codes_in_doubt(lines) == (1, None)
    assert read_list(lines)[0].sure is False
    assert read_list(lines, Within(codes=POSTAL))[0].found[0].code == "69266"
