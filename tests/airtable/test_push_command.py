"""`push` and `outbox` from the command line, against the service, whatever goes wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import terminal
from tests.airtable.bases import BASE, SMALL, TOKEN, service_of
from tests.airtable.faults import Fault
from tests.airtable.pushing import COUNT, lines, live, rows
from tests.airtable.server import Server, serving

AUTHOR = "mia@x.example"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(service_of(rows(), tables=(*SMALL, "journal"))) as server:
        yield server


@pytest.fixture
def imported(server: Server, tmp_path: Path) -> Path:
    """A folder whose stores hold twelve values that wait to be sent."""
    file = tmp_path / "values.csv"
    typed = "".join(f"alpha/k{n};2026-Q2;{40 + n}\n" for n in range(COUNT))
    file.write_text(f"indicator;quarter;value\n{typed}", encoding="utf-8")
    result = run(server, tmp_path, "import", "values", str(file), "--author", AUTHOR)
    assert result.stdout.splitlines()[-1] == f"{COUNT} written, 0 unchanged, 0 refused, 0 asked"
    return tmp_path


def run(server: Server, folder: Path, *words: str, token: str = TOKEN) -> terminal.Result:
    airtable = {
        "AIRTABLE_URL": server.url,
        "AIRTABLE_BASE_ID": BASE,
        "AIRTABLE_TOKEN": token,
        "AIRTABLE_PENALTY": "0.3",
        "AIRTABLE_TIMEOUT": "2",
    }
    return terminal.run(folder, *words, **airtable)


def outbox(server: Server, folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(
        run(server, folder, "outbox", "--format", "json").stdout
    )
    return listed


def test_what_is_pending_is_sent_until_nothing_is(server: Server, imported: Path) -> None:
    for what in ("drop_after", "too_fast", "unavailable", "html"):
        server.service.faults.add(Fault(what, method="PATCH"))
    result = run(server, imported, "push", "--until-empty")
    assert result.stdout == f"{COUNT} sent, 0 refused, 0 in conflict, 0 pending\n", result.stderr
    assert result.returncode == 0
    assert {entry["state"] for entry in outbox(server, imported)} == {"sent"}
    assert len(live(server)) == 2 * COUNT
    assert lines(server).keys() == {entry["entry_id"] for entry in outbox(server, imported)}


def test_once_leaves_pending_what_did_not_go_through(server: Server, imported: Path) -> None:
    server.service.faults.add(Fault("unavailable", method="PATCH", times=9))
    result = run(server, imported, "push")
    assert result.stdout == f"0 sent, 0 refused, 0 in conflict, {COUNT} pending\n"
    assert result.returncode == 1
    assert "Airtable" in result.stderr
    assert {(e["state"], bool(e["reason"]), e["tries"]) for e in outbox(server, imported)} == {
        ("pending", True, 1)
    }


def test_a_wrong_token_ends_it_with_a_sentence(server: Server, imported: Path) -> None:
    result = run(server, imported, "push", "--until-empty", token="patWrong.secret")
    assert result.returncode == 1
    assert "AIRTABLE_TOKEN" in result.stderr
    assert "patWrong" not in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
