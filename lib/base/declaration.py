"""The declaration: tables, fields, kinds, choices and links, in the order of `fields.csv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "base"


class Kind(StrEnum):
    """What a cell holds; `data/base/README.md` gives the Airtable type of each."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    URL = "url"
    CODES = "codes"
    CHOICE = "choice"
    CHOICES = "choices"
    TAGS = "tags"
    INTEGER = "integer"
    NUMBER = "number"
    CURRENCY = "currency"
    CHECKBOX = "checkbox"
    DATE = "date"
    DATETIME = "datetime"
    LINK = "link"
    LINKS = "links"
    ATTACHMENT = "attachment"

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several items."""
        return self in (Kind.CODES, Kind.CHOICES, Kind.TAGS, Kind.LINKS)


@dataclass(frozen=True)
class Field:
    """One field of a table; `choices` maps a code to its labels by language."""

    table: str
    name: str
    airtable_name: str
    labels: Mapping[str, str]
    kind: Kind
    required: bool
    choices: Mapping[str, Mapping[str, str]]
    links_to: str
    note: str

    def label(self, language: str) -> str:
        """The name that people read."""
        return _typographic(self.labels[language])

    def choice_label(self, code: str, language: str) -> str:
        """The label of a choice that people read; the code itself when it is unknown."""
        return _typographic(self.choices[code][language]) if code in self.choices else code

    def airtable_choice(self, code: str) -> str:
        """How Airtable spells a choice: its French label; the code itself when it is unknown."""
        return self.choices.get(code, {}).get("fr", code)


@dataclass(frozen=True)
class Table:
    """One table; its first field is its unique key."""

    name: str
    airtable_name: str
    labels: Mapping[str, str]
    fields: Mapping[str, Field]

    @property
    def key(self) -> Field:
        """The field that names a row, by which it is upserted."""
        return next(iter(self.fields.values()))

    @property
    def links(self) -> list[Field]:
        """The fields that name rows of other tables."""
        return [f for f in self.fields.values() if f.links_to]

    def label(self, language: str) -> str:
        """The name that people read."""
        return _typographic(self.labels[language])


@dataclass(frozen=True)
class Column:
    """One column of an export: its type is text, number, integer or boolean."""

    name: str
    type: str
    meaning: str


def _typographic(name: str) -> str:
    """A name with the apostrophe of a printed text; Airtable keeps the one of the keyboard."""
    return name.replace("'", "’")


def _choices(row: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Code → {"fr": …, "en": …}; none for a field that is no choice."""
    if row["kind"] not in (Kind.CHOICE, Kind.CHOICES):
        return {}
    english = dict(part.split("=") for part in row["choices_en"].split("|"))
    french = dict(part.split("=") for part in row["choices_or_link"].split("|"))
    return {code: {"fr": label, "en": english[code]} for code, label in french.items()}


def _field(row: Mapping[str, str]) -> Field:
    kind = Kind(row["kind"])
    return Field(
        table=row["table"],
        name=row["column"],
        airtable_name=row["airtable_field"],
        labels={"fr": row["airtable_field"], "en": row["label_en"]},
        kind=kind,
        required=row["required"] == "yes",
        choices=_choices(row),
        links_to=row["choices_or_link"] if kind in (Kind.LINK, Kind.LINKS) else "",
        note=row["note"],
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _tables() -> dict[str, Table]:
    tables = {}
    for name, group in groupby(_rows("fields.csv"), key=lambda row: row["table"]):
        rows = list(group)
        labels = {"fr": rows[0]["airtable_table"], "en": rows[0]["table_en"]}
        fields = {row["column"]: _field(row) for row in rows}
        tables[name] = Table(name, rows[0]["airtable_table"], labels, fields)
    return tables


def _exports() -> dict[str, list[Column]]:
    rows = groupby(_rows("exports.csv"), key=lambda row: row["file"])
    return {
        name: [Column(row["column"], row["type"], row["meaning"]) for row in group]
        for name, group in rows
    }


TABLES: Mapping[str, Table] = _tables()
EXPORTS: Mapping[str, list[Column]] = _exports()
