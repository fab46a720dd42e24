"""The header of a file of values: its columns by their names in French, in English or in code."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lib.base import TABLES
from lib.entries.importing.names import as_name
from lib.entries.importing.quarter_names import read_quarter
from lib.entries.importing.refusal import UnreadableFile
from lib.language import N_, Sentence
from lib.quarters import Quarter

FIELDS = ("indicator", "quarter", "status", "value", "comment", "evidence_url", "reason")
# Other names of a column, beside its code and its labels in the declaration.
ALSO = {
    "key": "Clé, Key, Clé de l’indicateur, Clé indicateur, Indicator key",
    "project": "Projet, Project, Produit, Product, Nom du projet, Project name",
    "indicator": "Nom, Name, Nom de l’indicateur, Indicator name",
    "quarter": "Période, Period",
    "status": "Statut",
    "value": "Valeur à saisir, Valeurs, Values, Valeur du trimestre, Valeur mesurée, Résultat",
    "comment": "Commentaires, Comments",
    "evidence_url": "Preuves, Lien",
    "reason": "Raison",
    "unit": "Unité, Unit",
    "seen": "Au téléchargement, As downloaded",
}
# What the template and the file of corrections show beside, and nobody fills in.
SHOWN = "Dernière valeur, Last value, Valeur attendue, Expected value, À corriger, To correct"
# What a line says of its value, one of which at least makes a list of values.
SAID = ("value", "status", "comment", "evidence_url", "reason")
# Of two columns for one of these, neither can be chosen.
ONCE = ("key", "quarter", "value", "status")
LOOKED_AT = 20


@dataclass(frozen=True)
class Header:
    """Where the columns are: by name, and by quarter where each has its own column.

    `left_out` are the titles of the columns that are not read, `twice` a title that is there twice.
    """

    row: int
    width: int
    columns: dict[str, int]
    quarters: dict[int, Quarter]
    left_out: tuple[str, ...] = ()
    twice: str = ""

    @property
    def lacks(self) -> Sentence | None:
        """What is missing for a list of values."""
        if not self.columns.keys() & {"key", "indicator"}:
            return Sentence(
                N_("No column says which indicator: name one “Indicator” or “Indicator key”.")
            )
        if "quarter" not in self.columns and not self.quarters:
            words = N_(
                "No column says which quarter: name one “Quarter”, or one for each, such as 2026-Q3."
            )
            return Sentence(words)
        if not self.quarters and not self.columns.keys() & set(SAID):
            return Sentence(N_("No column holds the values: name one “Value”."))
        return None


def best_header(rows: Sequence[Sequence[object]]) -> Header:
    """The line, among the first, that names the most columns."""
    found = [_header(number, row) for number, row in enumerate(rows[:LOOKED_AT])]
    nothing = Header(0, 0, {}, {})
    return max(found, key=lambda one: len(one.columns) + len(one.quarters), default=nothing)


def checked(header: Header) -> Header:
    """The header of a list of values; UnreadableFile says what is missing or there twice."""
    if lacking := header.lacks:
        raise UnreadableFile(lacking.message)
    if header.twice:
        message = N_("Two columns are named “{name}”, or mean it: keep one of both.")
        raise UnreadableFile(message, name=header.twice)
    return header


def _header(number: int, row: Sequence[object]) -> Header:
    columns: dict[str, int] = {}
    quarters: dict[int, Quarter] = {}
    left_out, twice = [], []
    for place, cell in enumerate(row):
        name = _names().get(as_name(cell))
        if quarter := _of_values(cell):
            twice += [str(cell)] if quarter in quarters.values() else []
            quarters[place] = quarter
        elif name and name not in columns:
            columns[name] = place
        elif name != "shown" and str(cell if cell is not None else "").strip():
            left_out.append(str(cell).strip())
            twice += [str(cell).strip()] if name in ONCE else []
    if "quarter" in columns:
        left_out += [str(row[place]) for place in quarters]
        quarters = {}
    filled = [place for place, cell in enumerate(row) if cell not in (None, "")]
    width = max(filled, default=-1) + 1
    return Header(number, width, columns, quarters, tuple(left_out), "".join(twice[:1]))


def _of_values(cell: object) -> Quarter | None:
    """The quarter whose values a column holds: `T3 2026`, or `Valeur T3 2026`; not `Cible T3 2026`."""
    if quarter := read_quarter(cell):
        return quarter
    first, _, rest = as_name(cell).partition("-")
    return read_quarter(rest) if first in ("valeur", "value") else None


@cache
def _names() -> dict[str, str]:
    """Every name of a column, made comparable."""
    fields = TABLES["value"].fields
    names = {as_name(word): "shown" for word in SHOWN.split(", ")}
    names |= {as_name(word): name for name, words in ALSO.items() for word in words.split(", ")}
    for name in FIELDS:
        names |= {as_name(word): name for word in (name, *fields[name].labels.values())}
    return names
