"""A whole base from files: one JSON of all tables, or a folder of `<table>.csv`.

A complaint is (table, field, problem): `unknown_table`, `missing_table`, `unknown_column`,
`missing_column`, `empty_table`. What is sound is read all the same.
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lib.base import TABLES, Table
from lib.language import N_, Sentence

Rows = dict[str, list[dict[str, Any]]]
Complaints = list[tuple[str, str, str]]


class UnreadableBase(Exception):
    """The file is no base at all; its sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.say("en"))
        self.sentence = sentence


def read_base(path: Path) -> tuple[Rows, Complaints]:
    """The rows of every table of the base at that path, and what is wrong with its shape."""
    if path.is_dir():
        return read_folder(path)
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise UnreadableBase(Sentence(N_("There is no file {path}."), {"path": path})) from None
    except (ValueError, OSError) as error:
        message = N_("{path} is not a base in JSON: {error}. Give a file {{table: [row, …]}}.")
        raise UnreadableBase(Sentence(message, {"path": path, "error": error})) from None
    return _checked(content, path)


def read_folder(folder: Path) -> tuple[Rows, Complaints]:
    """The rows of the `<table>.csv` of a folder, as `export --tables` writes them."""
    paths = sorted(folder.glob("*.csv"))
    if not any(path.stem in TABLES for path in paths):
        message = N_("{path} holds no table of the base: it should hold files such as project.csv.")
        raise UnreadableBase(Sentence(message, {"path": folder}))
    rows: Rows = {}
    complaints: Complaints = []
    for path in paths:
        if path.stem not in TABLES:
            complaints.append((path.stem, "", "unknown_table"))
            continue
        table = TABLES[path.stem]
        rows[table.name], header = _read_table(path, table)
        complaints += _of_header(table, header)
    return rows, complaints + _of_tables(rows)


def _read_table(path: Path, table: Table) -> tuple[list[dict[str, Any]], list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = [_cells(table, row) for row in reader]
            return rows, list(reader.fieldnames or [])
    except (UnicodeDecodeError, csv.Error) as error:
        message = N_("{path} cannot be read as CSV in UTF-8: {error}.")
        raise UnreadableBase(Sentence(message, {"path": path, "error": error})) from None


def _cells(table: Table, row: Mapping[str | None, Any]) -> dict[str, Any]:
    """The filled cells of a line; lists are split at `|`."""
    return {
        name: text.split("|") if name in table.fields and table.fields[name].kind.is_list else text
        for name, text in row.items()
        if name is not None and text
    }


def _checked(content: Any, path: Path) -> tuple[Rows, Complaints]:
    if not isinstance(content, dict) or not any(name in TABLES for name in content):
        message = N_("{path} holds no table of the base: it should be {{table: [row, …]}}.")
        raise UnreadableBase(Sentence(message, {"path": path}))
    rows: Rows = {}
    complaints: Complaints = []
    for name, found in content.items():
        if name not in TABLES:
            complaints.append((name, "", "unknown_table"))
        elif not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            complaints.append((name, "", "not_rows"))
        else:
            rows[name] = found
            unknown = {f for row in found for f in row} - TABLES[name].fields.keys()
            complaints += [(name, field, "unknown_column") for field in sorted(unknown)]
    return rows, complaints + _of_tables(rows)


def _of_header(table: Table, header: list[str]) -> Complaints:
    unknown = [(table.name, f, "unknown_column") for f in header if f not in table.fields]
    missing = [(table.name, f, "missing_column") for f in table.fields if f not in header]
    return unknown + missing


def _of_tables(rows: Rows) -> Complaints:
    missing = [(name, "", "missing_table") for name in TABLES if name not in rows]
    return missing + [(name, "", "empty_table") for name, found in rows.items() if not found]
