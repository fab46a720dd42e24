"""What a page shows has passed through its reader's sight."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "pages").rglob("*.py"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_reads_neither_the_whole_mirror_nor_the_whole_journal(path: Path) -> None:
    """`mirror()` is the reader's own view; `now()` is for its base, its settings and writing."""
    whole = re.findall(r"now\(\)\.(?:mirror|journal|store)\b", path.read_text(encoding="utf-8"))
    assert whole == []
