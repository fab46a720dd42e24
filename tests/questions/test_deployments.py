"""The deployments of a project, and those of the same authority on the same territory."""

from datetime import date
from pathlib import Path

from lib.questions.deployments import deployments, same_place
from tests.bases import mirror_of, project


def row(key: str, **cells: str) -> dict[str, str]:
    usual = {"project": "alpha", "authority": "Lyon", "level": "commune", "status": "deployed"}
    return {"key": key, **usual, **cells}


ROWS = {
    "project": [project("alpha"), project("beta")],
    "deployment": [
        row("a", insee="69123", since="2025-01-01", status="experimenting"),
        row("b", insee="69123", since="2026-01-01", authority="LYON "),
        row("c", authority="Métropole", level="epci", siren="200046977"),
        row("d", authority="Collectif d'ici", level="other"),
        row("e", project="beta", insee="69123"),
    ],
}


def test_a_territory_is_named_by_its_code_else_by_who_is_there(tmp_path: Path) -> None:
    found = deployments(mirror_of(ROWS, tmp_path, date(2026, 10, 20)), "alpha")
    assert [(one.key, one.code) for one in found] == [
        ("d", "COLLECTIF D'ICI"),
        ("b", "69123"),
        ("a", "69123"),
        ("c", "200046977"),
    ]


def test_the_same_authority_on_the_same_territory_is_noticed(tmp_path: Path) -> None:
    found = deployments(mirror_of(ROWS, tmp_path, date(2026, 10, 20)), "alpha")
    assert [one.key for one in same_place(found, "69123", " lyon")] == ["b", "a"]
    assert [one.key for one in same_place(found, "69123", "Lyon", but="a")] == ["b"]
    assert same_place(found, "69123", "Villeurbanne") == []
    assert [one.key for one in same_place(found, "Collectif d'ici", "collectif d'ici")] == ["d"]
