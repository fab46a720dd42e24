"""Values from a file: what each line becomes, and the counts that agree with the base."""

from pathlib import Path

import pytest

from tests import terminal
from tests.entries.test_write import MANAGER, base
from tests.local_base import current, stores_of
from tests.terminal import Result

HEADER = "indicator;quarter;status;value;comment;evidence_url;reason"


def run(folder: Path, *words: str) -> Result:
    return terminal.run(folder, *words, BASE_SOURCE="local")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return stores_of(base(), tmp_path)


def imported(folder: Path, *lines: str, encoding: str = "utf-8") -> Result:
    file = folder / "values.csv"
    file.write_bytes("\r\n".join([HEADER, *lines]).encode(encoding))
    return run(folder, "import", "values", str(file), "--author", MANAGER)


def values_of(folder: Path) -> dict[str, float]:
    now = current(folder)
    now.catch_up()
    with now.mirror.cursor() as cursor:
        return dict(cursor.execute("SELECT key, value FROM base.value").fetchall())


def test_the_counts_agree_with_what_the_base_holds(folder: Path) -> None:
    before = values_of(folder)
    result = imported(
        folder,
        "alpha/users;2026-Q2;;50,5;;;",
        "alpha/users;2026-Q1;measured;46;;;",
        "alpha/users;2025-Q4;Mesuré;4 400;;;",
        "alpha/users;2025-Q3;;1.234;;;",
        "alpha/users;2025-Q2;;douze;;;",
        "beta/users;2026-Q2;;5;;;",
        "alpha/users;2099-Q1;;5;;;",
        "",
    )
    assert result.stdout.splitlines()[-1] == "1 written, 1 unchanged, 3 refused, 2 asked"
    assert result.returncode == 1
    assert [line.split("\t")[:2] for line in result.stdout.splitlines()[:-1]] == [
        ["asked", "4"],
        ["asked", "5"],
        ["refused", "6"],
        ["refused", "7"],
        ["refused", "8"],
    ]
    assert values_of(folder) == before | {"alpha/users/2026-Q2": 50.5}


def test_a_reason_writes_what_is_unlikely(folder: Path) -> None:
    result = imported(folder, "alpha/users;2026-Q2;;4400;;;Campagne nationale")
    assert result.stdout.splitlines() == ["1 written, 0 unchanged, 0 refused, 0 asked"]
    assert result.returncode == 0


def test_an_old_spreadsheet_s_encoding_is_read(folder: Path) -> None:
    line = "alpha/users;2026-Q2;Non mesuré;;à vérifier l’été prochain;;Enquête décalée à l’automne"
    assert imported(folder, line, encoding="cp1252").returncode == 0


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    file = folder / "values.csv"
    file.write_text(f"{HEADER}\nalpha/users;2026-Q2;;50;;;\n")
    result = run(folder, "import", "values", str(file), "--author", MANAGER, "--dry-run")
    assert result.stdout.splitlines() == ["1 written, 0 unchanged, 0 refused, 0 asked"]
    assert "alpha/users/2026-Q2" not in values_of(folder)


def test_a_line_is_judged_after_those_before_it(folder: Path) -> None:
    result = imported(
        folder, "alpha/users;2026-Q1;;400;;;Campagne nationale", "alpha/users;2026-Q2;;410;;;"
    )
    assert result.stdout.splitlines() == ["2 written, 0 unchanged, 0 refused, 0 asked"]


def test_a_dry_run_tells_what_would_become_of_each_line(folder: Path) -> None:
    file = folder / "values.csv"
    once = "alpha/users;2026-Q2;;50;;;\n"
    file.write_text(f"{HEADER}\n{once}{once}alpha/users;2026-Q1;;4600;;;\n")
    words = ("import", "values", str(file), "--author", MANAGER.upper())
    rehearsed, done = run(folder, *words, "--dry-run"), run(folder, *words)
    assert done.stdout.splitlines()[-1] == "1 written, 1 unchanged, 0 refused, 1 asked"
    assert rehearsed.stdout == done.stdout


@pytest.mark.parametrize("author", ["nobody@x.example", "old@x.example"])
def test_an_unknown_or_inactive_author_writes_nothing(folder: Path, author: str) -> None:
    file = folder / "values.csv"
    file.write_text(f"{HEADER}\nalpha/users;2026-Q2;;50;;;\n")
    result = run(folder, "import", "values", str(file), "--author", author)
    assert result.returncode == 1
    assert author in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_list_of_values_is_one_sentence(folder: Path) -> None:
    file = folder / "image.csv"
    file.write_bytes(bytes(range(256)) * 10)
    result = run(folder, "import", "values", str(file), "--author", MANAGER)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
