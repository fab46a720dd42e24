"""Our SQL keeps away from what breaks the engine."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "lib").rglob("*.py"), *(ROOT / "data").rglob("*.sql")])
# One query in some hundreds fails so, and no other is answered then (DuckDB issues 22352, 25713).
OVER_THE_WHOLE = re.compile(r"\bOVER\s*\(\s*\)(?!`)", re.IGNORECASE)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_window_is_over_the_whole(path: Path) -> None:
    assert OVER_THE_WHOLE.findall(path.read_text(encoding="utf-8")) == []
