from collections import Counter

import pytest

from lib.territories import LEVELS, department_of, territories
from lib.territories.lists import COMMUNES, SHIPPED, postal, rows


def test_every_level_has_its_list() -> None:
    counts = {level: len(territories(level)) for level in LEVELS}
    assert counts == {"commune": 34969, "epci": 1255, "department": 109, "region": 18}
    assert territories("other") == ()


def test_departments_and_regions_leave_the_collectivities_out() -> None:
    departments = list(rows(SHIPPED / "departments.csv"))
    assert len(departments) == 101
    overseas = {d["code"] for d in departments if d["code"].startswith(("97", "98"))}
    assert overseas == {"971", "972", "973", "974", "976"}
    assert {d["region"] for d in departments} == {t.code for t in territories("region")}


@pytest.mark.parametrize("level", LEVELS)
def test_a_code_names_one_territory_in_its_department(level: str) -> None:
    known = {department.code for department in territories("department")}
    listed = territories(level)
    assert max(Counter(territory.code for territory in listed).values()) == 1
    assert all(t.name and t.departments and known.issuperset(t.departments) for t in listed)


def test_every_commune_agrees_with_the_other_lists() -> None:
    communes = list(rows(COMMUNES))
    collectivities = {row["code"] for row in rows(SHIPPED / "collectivities.csv")}
    region_of = {row["code"]: row["region"] for row in rows(SHIPPED / "departments.csv")}
    region_of |= {code: code for code in collectivities}
    assert all(row["department"] == department_of("commune", row["code"]) for row in communes)
    assert all(row["region"] == region_of[row["department"]] for row in communes)
    assert {row["epci"] for row in communes} - {""} == {t.code for t in territories("epci")}
    alone = [r["name"] for r in communes if not r["epci"] and r["region"] not in collectivities]
    assert alone == ["Île-de-Bréhat", "Île-de-Sein", "Ouessant", "L'Île-d'Yeu"]


def test_every_postal_code_belongs_to_communes_of_the_day() -> None:
    shared = postal()
    assert len(shared) == 6310
    assert {one.code for found in shared.values() for one in found} <= {
        one.code for one in territories("commune")
    }
    assert [one.label for one in shared["35700"]] == ["Rennes (35238)"]


def test_a_wider_territory_knows_its_departments() -> None:
    corsica = next(t for t in territories("region") if t.code == "94")
    tarn_agout = next(t for t in territories("epci") if t.name == "CC Tarn-Agout")
    assert corsica.departments == ("2A", "2B")
    assert tarn_agout.departments == ("31", "81")


def test_a_wider_territory_has_the_inhabitants_of_its_communes() -> None:
    paris = {
        (t.level, t.code): t.population
        for t in (*territories("department"), *territories("commune"))
    }
    assert paris["department", "75"] == paris["commune", "75056"] > 2_000_000


@pytest.mark.parametrize(
    ("level", "code", "department"),
    [
        ("commune", "01004", "01"),
        ("commune", "2A004", "2A"),
        ("commune", " 2b033 ", "2B"),
        ("commune", "97411", "974"),
        ("commune", "98818", "988"),
        ("department", "75", "75"),
        ("department", "976", "976"),
        ("region", "84", None),
        ("epci", "200054781", None),
        ("other", "SMICTOM", None),
    ],
)
def test_the_code_tells_the_department(level: str, code: str, department: str | None) -> None:
    assert department_of(level, code) == department
