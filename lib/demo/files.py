"""The tables as CSV files, in the shape that `python -m lib export --tables` writes."""

import csv
import io
from pathlib import Path

from lib.base import TABLES, Table
from lib.demo.rows import Cell, Row, Tables

FOLDER = Path(__file__).parents[2] / "data" / "demo"


def written(tables: Tables) -> dict[str, str]:
    """The text of each table's file: the declaration's columns, lists separated by `|`."""
    return {name: _text(TABLES[name], rows) for name, rows in tables.items()}


def _text(table: Table, rows: list[Row]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(table.fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: shown(cell) for name, cell in row.items()} for row in rows)
    return file.getvalue()


def shown(cell: Cell) -> str:
    """A cell as it is written: a whole number without point, a list with bars."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case list():
            return "|".join(cell)
    return str(cell)
