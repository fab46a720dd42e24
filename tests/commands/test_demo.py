"""What is typed on the demonstration is a journal of its own, wiped when asked."""

import csv
import json
from pathlib import Path

from lib.demo import FOLDER
from tests.terminal import run

LINE = "{indicator};2026-Q3;not_measured;;Enquête décalée\n"


def someone_and_their_indicator() -> tuple[str, str]:
    """A manager of the demonstration, and an indicator of theirs."""

    def rows(table: str) -> list[dict[str, str]]:
        with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    portfolio = next(row for row in rows("portfolio") if row["manager"])
    project = next(row for row in rows("project") if row["portfolio"] == portfolio["name"])
    indicator = next(row for row in rows("indicator") if row["project"] == project["slug"])
    return portfolio["manager"], indicator["key"]


def test_a_reset_wipes_what_was_typed_on_the_demonstration(tmp_path: Path) -> None:
    author, indicator = someone_and_their_indicator()
    file = tmp_path / "values.csv"
    header = "indicator;quarter;status;value;reason\n"
    file.write_text(header + LINE.format(indicator=indicator), encoding="utf-8")
    written = run(tmp_path, "import", "values", str(file), "--author", author)
    assert written.stdout == "1 written, 0 unchanged, 0 refused, 0 asked\n", written.stderr

    listed = json.loads(run(tmp_path, "outbox", "--format", "json").stdout)
    assert [(e["state"], e["key"], e["why"]) for e in listed] == [
        ("sent", f"{indicator}/2026-Q3", "Enquête décalée")
    ]

    reset = run(tmp_path, "demo", "--reset")
    assert (reset.returncode, reset.stdout) == (0, "")
    assert "Saisies effacées\u00a0: 1" in reset.stderr
    assert json.loads(run(tmp_path, "outbox", "--format", "json").stdout) == []
    again = run(tmp_path, "import", "values", str(file), "--author", author)
    assert again.stdout == "1 written, 0 unchanged, 0 refused, 0 asked\n"


def test_a_reset_leaves_the_local_base_alone(tmp_path: Path) -> None:
    base = Path(__file__).parents[1] / "examples" / "base.json"
    assert run(tmp_path, "import", "base", str(base)).returncode == 0
    assert run(tmp_path, "demo", "--reset").returncode == 0
    run(tmp_path, "export", "--tables", "--out", str(tmp_path / "out"))
    projects = (tmp_path / "out" / "project.csv").read_text(encoding="utf-8")
    assert "acacia" in projects


def test_the_demonstration_is_not_wiped_by_mistake(tmp_path: Path) -> None:
    refused = run(tmp_path, "demo")
    assert refused.returncode == 1
    assert "--reset" in refused.stderr
