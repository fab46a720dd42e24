import io
import json
import tarfile
from pathlib import Path
from typing import Any

from lib.territories.make import make


def item(code: str, name: str, zone: str = "metro", **more: Any) -> dict[str, Any]:
    return {"code": code, "nom": name, "zone": zone} | more


def commune(code: str, name: str, department: str, **more: Any) -> dict[str, Any]:
    found = {"departement": department, "region": "84", "type": "commune-actuelle"}
    return item(code, name) | found | more


CONTENT = {
    "communes": [
        commune("69123", "Lyon", "69", population=520774, codesPostaux=["69001", "01500"]),
        commune("01004", "Ambérieu, en Bugey", "01", codesPostaux=["01500"]),
        commune("69381", "Lyon 1er", "69", type="arrondissement-municipal", commune="69123"),
        commune("69999", "Saint-Rambert", "69", type="commune-associee", chefLieu="69123"),
    ],
    "epci": [{"code": "2", "nom": "CC", "membres": [{"code": "69123"}, {"code": "01004"}]}],
    "departements": [
        item("69", "Rhône", region="84"),
        item("988", "Nouvelle-Calédonie", "com", region="988"),
        item("01", "Ain", region="84"),
    ],
    "regions": [item("988", "Nouvelle-Calédonie", "com"), item("84", "Auvergne-Rhône-Alpes")],
}
LISTS = {
    "communes": [
        "code,name,department,region,population,epci",
        '01004,"Ambérieu, en Bugey",01,84,,2',
        "69123,Lyon,69,84,520774,2",
    ],
    "epci": ["code,name,departments", "2,CC,01|69"],
    "departments": ["code,name,region", "01,Ain,84", "69,Rhône,84"],
    "regions": ["code,name", "84,Auvergne-Rhône-Alpes"],
    "collectivities": ["code,name", "988,Nouvelle-Calédonie"],
    "former": ["code,name,now", "69381,Lyon 1er,69123", "69999,Saint-Rambert,69123"],
    "postal": ["code,communes", "01500,01004|69123", "69001,69123"],
}


def packed(path: Path) -> Path:
    with tarfile.open(path, "w:gz") as package:
        for name, items in CONTENT.items():
            content = json.dumps(items).encode()
            entry = tarfile.TarInfo(f"package/data/{name}.json")
            entry.size = len(content)
            package.addfile(entry, io.BytesIO(content))
    return path


def test_the_lists_hold_the_communes_of_the_day_and_count_no_collectivity(tmp_path: Path) -> None:
    counts = make(packed(tmp_path / "package.tgz"), tmp_path)
    written = {name: (tmp_path / f"{name}.csv").read_text("utf-8").splitlines() for name in LISTS}
    assert written == LISTS
    assert counts == {name: len(lines) - 1 for name, lines in LISTS.items()}
