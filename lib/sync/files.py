"""A whole base from files: one JSON of all tables, or a folder of `<table>.csv`.

A complaint is (table, field, problem), a problem of `lib.questions.load_health` about the shape of the
files. What is sound is read all the same.
"""

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lib.base import TABLES, Table
from lib.language import N_, Sentence
from lib.sync.json_base import Twice, UnreadableBase, read_json

# Texts may be longer than the 128 KiB at which the csv module takes fright.
csv.field_size_limit(2**31 - 1)
ITEM = re.compile(r"(?:\\.|[^|])+", re.DOTALL)
ESCAPED = re.compile(r"\\([\\|])")
OTHER_SEPARATORS = {";": N_("semicolons"), "\t": N_("tabs"), "|": N_("bars")}

Rows = dict[str, list[dict[str, Any]]]
Complaints = list[tuple[str, str, str]]


def read_base(path: Path) -> tuple[Rows, Complaints]:
    """The rows of every table of the base at that path, and what is wrong with its shape."""
    if path.is_dir():
        return read_folder(path)
    return _checked(read_json(path), path)


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
        rows[table.name], found = _read_table(path, table)
        complaints += found
    return rows, complaints + _of_tables(rows)


def _read_table(path: Path, table: Table) -> tuple[list[dict[str, Any]], Complaints]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, strict=True)
            header = [name.strip() for name in next(lines, [])]
            filled = [line for line in lines if line]
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        message = N_("{path} cannot be read as CSV in UTF-8: {error}.")
        raise UnreadableBase(Sentence(message, {"path": path, "error": error})) from None
    _check_separator(path, table, header)
    complaints = _of_header(table, header)
    if any(len(line) > len(header) for line in filled):
        complaints.append((table.name, "", "longer_rows"))
    return [_cells(table, dict(zip(header, line, strict=False))) for line in filled], complaints


def _check_separator(path: Path, table: Table, header: list[str]) -> None:
    """Refuses a table saved by a spreadsheet in another separator: its numbers and dates differ too."""
    for mark, name in OTHER_SEPARATORS.items():
        words = {word.strip() for word in header[0].split(mark)} if len(header) == 1 else set()
        if len(words) > 1 and words & table.fields.keys():
            message = N_(
                "{path} is separated by {mark}: separate its cells by commas, write numbers with a point"
                " and dates as 2026-09-30."
            )
            raise UnreadableBase(Sentence(message, {"path": path, "mark": Sentence(name)}))


def _cells(table: Table, row: Mapping[str, str]) -> dict[str, Any]:
    """The filled cells of a line; lists are split at `|`."""
    return {
        name: items(text) if name in table.fields and table.fields[name].kind.is_list else text
        for name, text in row.items()
        if text
    }


def items(text: str) -> list[str]:
    """The items of a list, separated by `|`; inside one, `\\|` is a bar and `\\\\` a backslash."""
    return [ESCAPED.sub(r"\1", item) for item in ITEM.findall(text)]


def _checked(content: Any, path: Path) -> tuple[Rows, Complaints]:
    if not isinstance(content, dict) or not any(name in TABLES for name in content):
        message = N_("{path} holds no table of the base: it should be {{table: [row, …]}}.")
        raise UnreadableBase(Sentence(message, {"path": path}))
    rows: Rows = {}
    complaints: Complaints = []
    for name, found in content.items():
        if name not in TABLES:
            complaints.append((name, "", "unknown_table"))
        elif not isinstance(found, list):
            complaints.append((name, "", "not_rows"))
        else:
            rows[name] = [row for row in found if isinstance(row, dict)]
            complaints += _of_rows(TABLES[name], found)
    if isinstance(content, Twice):
        complaints += [(name, "", "repeated_table") for name in sorted(content.names)]
    return rows, complaints + _of_tables(rows)


def _of_rows(table: Table, found: list[Any]) -> Complaints:
    rows = [row for row in found if isinstance(row, dict)]
    unknown = {name for row in rows for name in row} - table.fields.keys()
    repeated = {name for row in rows if isinstance(row, Twice) for name in row.names}
    complaints = [(table.name, name, "unknown_column") for name in sorted(unknown)]
    complaints += [(table.name, name, "repeated_column") for name in sorted(repeated)]
    return complaints + ([(table.name, "", "not_a_row")] if len(rows) < len(found) else [])


def _of_header(table: Table, header: list[str]) -> Complaints:
    unknown = [(table.name, f, "unknown_column") for f in header if f not in table.fields]
    missing = [(table.name, f, "missing_column") for f in table.fields if f not in header]
    repeated = {name for name in header if header.count(name) > 1}
    return unknown + missing + [(table.name, f, "repeated_column") for f in sorted(repeated)]


def _of_tables(rows: Rows) -> Complaints:
    missing = [(name, "", "missing_table") for name in TABLES if name not in rows]
    return missing + [(name, "", "empty_table") for name, found in rows.items() if not found]
