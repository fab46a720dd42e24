"""Every command works while the dashboard runs, on its very stores; and the dashboard follows."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.airtable.bases import SMALL, service_of
from tests.airtable.pushing import live, rows
from tests.airtable.server import Server, serving
from tests.airtable.setting import settings_of
from tests.browser.served import Served
from tests.collectors.test_betagouv import phase, product
from tests.commands.test_demo import someone_and_their_indicator
from tests.entries.test_write import MANAGER, base
from tests.terminal import ROOT, Result, run
from tests.territories import builders

VALUE = "indicator;quarter;value\nalpha/users;2026-Q2;50\n"


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[Served]:
    classes = str(tmp_path / "communes.csv")
    served = Served(tmp_path, base_source="", territories_file=classes)
    yield served
    assert served.answers()
    served.stop()
    assert "Traceback" not in served.log.read_text(encoding="utf-8")


def done(folder: Path, *words: str) -> Result:
    """The result of a command that must succeed."""
    result = run(folder, *words)
    assert result.returncode == 0, f"{words}: {result.stderr}"
    return result


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_every_command_works_while_the_dashboard_runs(dashboard: Served, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    author, indicator = someone_and_their_indicator()
    line = f"indicator;quarter;status;reason\n{indicator};2026-Q3;not_measured;Enquête\n"
    file = written(tmp_path / "demo.csv", line)
    assert done(tmp_path, "import", "values", file, "--author", author).stdout.startswith("1 w")
    done(tmp_path, "demo", "--reset")
    assert json.loads(done(tmp_path, "outbox", "--format", "json").stdout) == []

    catalogue = {"data": [product("aides", phases=[phase("construction", "2024-01-01")])]}
    file = written(tmp_path / "catalogue.json", json.dumps(catalogue))
    assert "project\tnew\t1" in done(tmp_path, "import", "betagouv", file).stdout
    assert "aides" in tables(tmp_path)

    file = written(tmp_path / "base.json", json.dumps(base()))
    assert "project\t2" in done(tmp_path, "import", "base", file).stdout
    communes = str(builders.written(tmp_path / "lists", builders.line()))
    assert "1 " in done(tmp_path, "territories", communes).stderr
    file = written(tmp_path / "values.csv", VALUE)
    assert done(tmp_path, "import", "values", file, "--author", MANAGER).stdout.startswith("1 w")
    listed = json.loads(done(tmp_path, "outbox", "--format", "json").stdout)
    assert [entry["state"] for entry in listed if entry["source"] == "import"] == ["sent"]
    done(tmp_path, "push", "--until-empty")
    assert "alpha" in tables(tmp_path)
    for format in ("csv", "json", "parquet"):
        done(tmp_path, "export", "--format", format, "--out", str(tmp_path / format))
    assert ",50.0," in (tmp_path / "csv" / "indicator_quarter.csv").read_text(encoding="utf-8")


def tables(folder: Path) -> str:
    """The projects that the base holds, as the tables are exported."""
    done(folder, "export", "--tables", "--out", str(folder / "tables"))
    return (folder / "tables" / "project.csv").read_text(encoding="utf-8")


@pytest.fixture
def airtable() -> Iterator[Server]:
    with serving(service_of(rows(), tables=(*SMALL, "journal"))) as server:
        yield server


def test_what_another_process_wrote_is_sent_by_the_dashboard(
    airtable: Server, tmp_path: Path
) -> None:
    options = settings_of(airtable.url, tmp_path)
    named = {name: str(value) for name, value in options if name.startswith("airtable_")}
    named |= {"airtable_token": "patReadAndWrite.secret", "base_source": "airtable"}
    named.pop("airtable_write_token")
    served = Served(tmp_path, ROOT, None, **named)
    try:
        file = written(tmp_path / "v.csv", "indicator;quarter;value\nalpha/k0;2026-Q2;41\n")
        environment = {name.upper(): value for name, value in named.items()}
        words = ("import", "values", file, "--author", "mia@x.example")
        assert run(tmp_path, *words, **environment).stdout.startswith("1 written")
        assert soon(lambda: "alpha/k0/2026-Q2" in live(airtable))
        listed = run(tmp_path, "outbox", "--format", "json", **environment).stdout
        assert [entry["tries"] for entry in json.loads(listed)] == [1]
    finally:
        served.stop()


def soon(holds: Callable[[], bool], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.1)
    return holds()
