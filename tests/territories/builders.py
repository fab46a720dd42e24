"""Small lists of communes with their classes."""

from pathlib import Path

HEADER = (
    "code_insee,nom,departement,region,zone,population,densite_7,densite_libelle,rural,"
    "ruralite_typologie,centralite,massif,dans_massif,outre_mer,n_qpv,qpv_codes"
)
COMMUNE = {
    "code_insee": "01004",
    "nom": "Ambérieu-en-Bugey",
    "departement": "01",
    "region": "84",
    "population": "15934",
    "rural": "false",
    "dans_massif": "true",
    "qpv_codes": "QN00103M",
}


def line(**cells: str) -> str:
    """A line of the list: the commune of Ambérieu, but for these cells."""
    commune = COMMUNE | cells
    return ",".join(commune.get(column, "") for column in HEADER.split(","))


def written(folder: Path, *lines: str, header: str = HEADER) -> Path:
    """The path of a list that holds these lines."""
    path = folder / "communes.csv"
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return path
