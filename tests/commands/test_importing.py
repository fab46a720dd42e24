"""`import base`: what it kept on standard output, what it did not and why on standard error."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bases import indicator, project, target, value
from tests.terminal import run

FRENCH = "value, ligne 2 (b), quarter\u00a0: le trimestre n’est pas écrit 2026-Q3"
ENGLISH = "value, line 2 (b), quarter: the quarter is not written 2026-Q3"


def base_of(folder: Path, **rows: Any) -> str:
    (folder / "base.json").write_text(json.dumps(rows))
    return str(folder / "base.json")


@pytest.mark.parametrize(("locale", "sentence"), [("fr_FR", FRENCH), ("en_GB", ENGLISH)])
def test_table_row_and_field_are_told(tmp_path: Path, locale: str, sentence: str) -> None:
    values = [value("2026-Q2", 3), value("T3 2026", 4, key="b")]
    path = base_of(
        tmp_path, project=[project()], indicator=[indicator()], target=[target(9)], value=values
    )
    done = run(tmp_path, "import", "base", path, LC_ALL=locale)
    assert done.returncode == 0
    assert "value\t2" in done.stdout.splitlines()
    assert sentence in done.stderr


def test_what_is_no_base_changes_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "import", "base", base_of(tmp_path, project=[project()])).returncode == 0
    refused = run(tmp_path, "import", "base", str(Path(__file__)))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Traceback" not in refused.stderr
    assert run(tmp_path, "export", "--tables", "--out", str(tmp_path / "out")).returncode == 0
    assert "alpha,Alpha" in (tmp_path / "out" / "project.csv").read_text()
