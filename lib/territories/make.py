"""Makes the lists of `data/territories/` from the registry package:

npm pack @etalab/decoupage-administratif@6.0.0
python -m lib.territories.make etalab-decoupage-administratif-6.0.0.tgz
"""

import csv
import json
import sys
import tarfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from lib.territories.lists import SHIPPED

Item = dict[str, Any]
COLUMNS = {
    "communes": ("code", "name", "department", "region", "population", "epci"),
    "epci": ("code", "name", "departments"),
    "departments": ("code", "name", "region"),
    "regions": ("code", "name"),
    "collectivities": ("code", "name"),
    "former": ("code", "name", "now"),
    "postal": ("code", "communes"),
}
# Communes that another one holds today, and the districts of Paris, Lyon and Marseille.
WITHIN = {"commune-deleguee": "chefLieu", "commune-associee": "chefLieu"}
WITHIN |= {"arrondissement-municipal": "commune"}


def make(tarball: Path, folder: Path = SHIPPED) -> dict[str, int]:
    """Writes the seven lists into the folder, each by code; gives how many rows each holds."""
    with tarfile.open(tarball) as package:
        all_communes = _items(package, "communes")
        epci = _items(package, "epci")
        departments = _items(package, "departements")
        regions = _items(package, "regions")
    communes = [c for c in all_communes if c["type"] == "commune-actuelle"]
    lists: dict[str, list[tuple[str, ...]]] = {
        "communes": _communes(communes, epci),
        "epci": _epci(communes, epci),
        "departments": [(d["code"], d["nom"], d["region"]) for d in departments if _counts(d)],
        "regions": [(r["code"], r["nom"]) for r in regions if _counts(r)],
        "collectivities": [(d["code"], d["nom"]) for d in departments if not _counts(d)],
        "former": [
            (c["code"], c["nom"], c[WITHIN[c["type"]]]) for c in all_communes if _is_former(c)
        ],
        "postal": _postal(communes),
    }
    for name, found in lists.items():
        _write(folder / f"{name}.csv", COLUMNS[name], found)
    return {name: len(found) for name, found in lists.items()}


def _items(package: tarfile.TarFile, name: str) -> list[Item]:
    file = package.extractfile(f"package/data/{name}.json")
    if file is None:
        raise ValueError(f"package/data/{name}.json is not a file")
    items: list[Item] = json.load(file)
    return items


def _counts(item: Item) -> bool:
    """Whether it is one of the 101 departments or 18 regions: collectivities are neither."""
    return bool(item["zone"] != "com")


def _is_former(item: Item) -> bool:
    """Whether a name is no commune of the day, though people still use it."""
    return item["type"] in WITHIN


def _communes(communes: list[Item], epci: list[Item]) -> list[tuple[str, ...]]:
    belongs = {member["code"]: e["code"] for e in epci for member in e["membres"]}
    return [
        (
            c["code"],
            c["nom"],
            c["departement"],
            c["region"],
            str(c.get("population", "")),
            belongs.get(c["code"], ""),
        )
        for c in communes
    ]


def _epci(communes: list[Item], epci: list[Item]) -> list[tuple[str, ...]]:
    department = {c["code"]: c["departement"] for c in communes}
    return [
        (e["code"], e["nom"], "|".join(sorted({department[m["code"]] for m in e["membres"]})))
        for e in epci
    ]


def _postal(communes: list[Item]) -> list[tuple[str, ...]]:
    """Each postal code with the communes that share it."""
    sharing: dict[str, set[str]] = defaultdict(set)
    for commune in communes:
        for code in commune.get("codesPostaux", []):
            sharing[code].add(commune["code"])
    return [(code, "|".join(sorted(found))) for code, found in sharing.items()]


def _write(path: Path, columns: tuple[str, ...], found: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(found))


if __name__ == "__main__":
    for name, count in make(Path(sys.argv[1])).items():
        print(f"{name}: {count}")
