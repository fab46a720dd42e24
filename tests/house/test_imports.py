"""Imports go down only, and each outside library has one owner."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LIB = Path(__file__).parents[2] / "lib"
FLOORS = {
    0: {"base", "language", "quarters", "settings"},
    1: {"airtable", "database", "demo", "journal", "maturity", "territories"},
    2: {"collectors", "questions", "sync"},
    3: {"charts", "entries", "reports"},
    4: {"commands", "ui", "__main__"},
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
OWNERS = {
    "streamlit": {"ui"},
    "plotly": {"charts"},
    "pptx": {"reports"},
    "openpyxl": {"reports", "entries"},
    "duckdb": {"database"},
    "pyairtable": {"airtable"},
    "sqlalchemy": {"journal"},
    "httpx": {"collectors", "ui"},
    "pydantic_settings": {"settings"},
}
STRANGERS = [{"charts", "entries"}, {"charts", "reports"}, {"entries", "reports"}]
FILES = sorted(LIB.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(LIB).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(LIB)))
def test_a_file_imports_downwards_only(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    assert room in FLOOR_OF, f"{room} stands on no floor"
    for name in imported(path):
        outside = name.split(".")[0]
        if outside == "lib" and "." in name:
            other = name.split(".")[1]
            assert FLOOR_OF[other] <= FLOOR_OF[room], f"{path} imports {name}, a floor above"
            assert {room, other} not in STRANGERS, f"{path} imports {name}"
        elif outside in OWNERS:
            assert room in OWNERS[outside], f"only {OWNERS[outside]} may import {outside}"


def test_pages_holds_no_file_directly() -> None:
    """A file directly in pages/ could be served by a deep link, without app.py and its login."""
    pages = LIB.parent / "pages"
    assert pages.is_dir()
    assert not [path for path in pages.iterdir() if path.is_file()]


@pytest.mark.parametrize("path", sorted((LIB.parent / "pages").rglob("*.py")), ids=lambda p: p.stem)
def test_a_page_is_guarded_first_and_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    calls = [n for n in ast.parse(source).body if isinstance(n, ast.Expr | ast.Assign)]
    statements = [c for c in calls if isinstance(c.value, ast.Call)]
    assert "guard" in ast.unparse(statements[0]), "a page begins with its guard"
    assert len(source.splitlines()) <= 60
