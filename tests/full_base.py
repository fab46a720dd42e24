"""A base with a row in every table and something in every cell, that tells whose it is."""

from typing import Any

from lib.base import TABLES, Field, Kind

TEXTS = {"quarter": "2026-Q3", "criterion": "OSS-12", "table_name": "project"}
AMOUNT = 424_242


def key_of(table: str, name: str) -> str:
    match table:
        case "project" | "portfolio":
            return name if table == "project" else f"portfolio of {name}"
        case "person":
            return f"{name}@x.example"
        case _:
            return f"{name}/{table}"


def cell(field: Field, name: str) -> Any:
    """Something in every cell, that tells whose it is."""
    if field.links_to:
        key = key_of(field.links_to, name)
        return key if field.kind == Kind.LINK else [key]
    match field.kind:
        case Kind.CHOICE | Kind.CHOICES:
            code = next(iter(field.choices))
            return code if field.kind == Kind.CHOICE else [code]
        case Kind.DATE | Kind.DATETIME:
            return "2026-12-31" if "until" in field.name or "end" in field.name else "2026-01-01"
        case Kind.INTEGER | Kind.NUMBER | Kind.CHECKBOX:
            return True if field.kind == Kind.CHECKBOX else 1
        case Kind.CURRENCY:
            return AMOUNT
        case Kind.EMAIL:
            return key_of("person", name)
        case Kind.CODES | Kind.TAGS:
            return [f"{name} {field.name}"]
        case Kind.ATTACHMENT:
            return [{"filename": f"{name}.json"}]
        case _:
            return TEXTS.get(field.name, f"{name} {field.name}")


def rows_of(name: str) -> dict[str, list[dict[str, Any]]]:
    """One row of every table for a project of that name, no cell of them empty."""
    rows = {}
    for table in TABLES.values():
        row = {f.name: cell(f, name) for f in table.fields.values()}
        rows[table.name] = [row | {table.key.name: key_of(table.name, name)}]
    rows["journal"][0]["key"] = name
    rows["edition"][0]["scope"] = key_of("portfolio", name)
    return rows
