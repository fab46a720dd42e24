"""An import that is killed leaves the former base or the new one, whole, and never a mixture."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.journal.records import Records
from lib.settings import Settings
from lib.sync.current import Current
from tests.bases import indicator, project, value
from tests.terminal import ROOT, environment, run

COUNT = 400


def base_of(folder: Path, name: str) -> Path:
    """A base whose every row bears the name."""
    keys = [f"{name}/i{n}" for n in range(COUNT)]
    rows = {
        "project": [project(name)],
        "indicator": [indicator(key) for key in keys],
        "value": [value("2026-Q2", 1, of=key) for key in keys],
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(rows))
    return path


def exported(folder: Path) -> set[str]:
    """The projects that the exported tables name."""
    done = run(folder, "export", "--tables", "--out", str(folder / "out"))
    assert done.returncode == 0, done.stderr
    lines = [
        line
        for table in ("project", "indicator", "value")
        for line in (folder / "out" / f"{table}.csv").read_text().splitlines()[1:]
    ]
    assert len(lines) == 2 * COUNT + 1
    return {line.split(",")[0].split("/")[0] for line in lines}


@pytest.mark.parametrize("seconds", [1.0, 2.0, 3.0])
def test_a_killed_import_leaves_one_base_whole(tmp_path: Path, seconds: float) -> None:
    assert run(tmp_path, "import", "base", str(base_of(tmp_path, "former"))).returncode == 0
    command = [sys.executable, "-m", "lib", "import", "base", str(base_of(tmp_path, "new"))]
    importing = subprocess.Popen(
        command, cwd=ROOT, env=environment(tmp_path), stdout=subprocess.DEVNULL
    )
    time.sleep(seconds)
    importing.kill()
    importing.wait()
    assert exported(tmp_path) in ({"former"}, {"new"})


def test_rows_replaced_but_not_shown_are_shown_at_the_next_visit(tmp_path: Path) -> None:
    now = Current(
        Settings(
            store_url=f"duckdb:{tmp_path / 'mirror.duckdb'}",
            ops_url=f"sqlite:///{tmp_path / 'ops.sqlite'}",
            territories_file=tmp_path / "communes.csv",
            base_source="local",
        )
    )
    now.import_base(base_of(tmp_path, "former"))
    Records(now.store, "local").replace([("project", "slug", [project("new")])])
    now.catch_up()
    assert list(now.mirror.frame("SELECT slug FROM base.project")["slug"]) == ["new"]
    now.store.engine.dispose()


def test_files_that_a_killed_writer_left_are_taken_away(tmp_path: Path) -> None:
    left, recent = (tmp_path / f"mirror.duckdb.{n}.new" for n in ("left", "recent"))
    for path in (left, recent):
        path.touch()
    os.utime(left, (0, 0))
    assert run(tmp_path, "import", "base", str(base_of(tmp_path, "former"))).returncode == 0
    assert not left.exists()
    assert recent.exists()
