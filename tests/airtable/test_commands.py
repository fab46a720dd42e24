"""The commands on an Airtable base, as a schedule runs them: results, sentences, exit status."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.airtable.bases import BASE, TOKEN, service_of
from tests.airtable.model import Base
from tests.airtable.server import Server, serving
from tests.airtable.service import READ, WRITE, Service
from tests.bases import indicator, project, value

ROOT = Path(__file__).parents[2]


@pytest.fixture
def server() -> Iterator[Server]:
    rows = {"project": [project()], "indicator": [indicator()], "value": [value("2026-Q1", 20)]}
    with serving(service_of(rows, ("project", "indicator", "value"))) as server:
        yield server


def run(
    server: Server, folder: Path, *words: str, token: str = TOKEN
) -> "subprocess.CompletedProcess[str]":
    settings = {
        "AIRTABLE_URL": server.url,
        "AIRTABLE_BASE_ID": BASE,
        "AIRTABLE_TOKEN": token,
        "AIRTABLE_PENALTY": "0.3",
        "STORE_URL": f"duckdb:{folder / 'mirror.duckdb'}",
        "OPS_URL": f"sqlite:///{folder / 'ops.sqlite'}",
        "TERRITORIES_FILE": str(folder / "communes.csv"),
        "LANG": "en_GB.UTF-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "lib", *words],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_base_is_made_checked_and_read(tmp_path: Path) -> None:
    service = Service({BASE: Base(BASE)}, {TOKEN: READ | WRITE})
    with serving(service) as server:
        missing = run(server, tmp_path, "check")
        assert missing.returncode == 1
        assert len(missing.stdout.splitlines()) == 22
        made = run(server, tmp_path, "bootstrap")
        assert (made.returncode, "Valeurs › Indicateur" in made.stdout) == (0, True)
        again = run(server, tmp_path, "bootstrap")
        assert (again.returncode, again.stdout) == (0, "")
        assert run(server, tmp_path, "check").returncode == 0


def test_rows_that_count_are_results_and_progress_is_not(server: Server, tmp_path: Path) -> None:
    done = run(server, tmp_path, "sync")
    assert done.returncode == 0
    assert "value\t1" in done.stdout.splitlines()
    assert "\tValues\t1" in done.stderr


def test_what_is_lost_stops_the_reading_unless_it_is_read_as_it_is(
    server: Server, tmp_path: Path
) -> None:
    assert run(server, tmp_path, "sync").returncode == 0
    table = server.service.bases[BASE].named("Valeurs")
    table.fields.pop(table.field("Valeur").id)  # type: ignore[union-attr]
    stopped = run(server, tmp_path, "sync")
    assert (stopped.returncode, stopped.stdout) == (1, "")
    assert "Valeurs › Valeur" in stopped.stderr
    told = run(server, tmp_path, "check")
    assert told.returncode == 1
    assert "the field was deleted" in told.stdout
    assert run(server, tmp_path, "sync", "--as-it-is").returncode == 0


def test_a_revoked_token_is_one_sentence_without_the_token(server: Server, tmp_path: Path) -> None:
    refused = run(server, tmp_path, "sync", token="patRevoked.secret")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert "AIRTABLE_TOKEN" in refused.stderr
    assert "secret" not in refused.stderr
