"""A phase that the catalogue dates otherwise: its row is dated again, never doubled."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from lib.collectors.betagouv import redated
from lib.collectors.collected import Collected, lay_in
from lib.journal import Journal
from tests.bases import mirror_of
from tests.collectors.test_betagouv import DAY, journal, typed

__all__ = ["journal"]


def phases_laid(folder: Path, journal: Journal, *starts: str) -> list[dict[str, Any]]:
    """What the catalogue's construction phases change in a base that holds one, begun in March."""
    key = "demo/construction/2019-03-13"
    cells = {"project": "demo", "phase": "construction", "started_on": "2019-03-13"}
    journal.append(
        [replace(typed(cells, "collected"), table_name="phase", key=key, entry_id="made")]
    )
    base = {"slug": "demo", "name": "Demo", "kind": "product"}
    mirror = mirror_of({"project": [base], "phase": [{"key": key} | cells]}, folder, DAY)
    found = [
        Collected("phase", f"demo/construction/{start}", cells | {"started_on": start})
        for start in starts
    ]
    lay_in(journal, mirror, redated(found, mirror), "catalogue@x.example")
    return [{"key": entry.key} | dict(entry.fields) for entry in journal.entries()[1:]]


def test_a_phase_whose_start_moved_keeps_its_row(tmp_path: Path, journal: Journal) -> None:
    changed = phases_laid(tmp_path, journal, "2019-04-01")
    assert changed == [{"key": "demo/construction/2019-03-13", "started_on": "2019-04-01"}]


def test_of_two_phases_that_may_be_the_one_that_moved_none_is_guessed(
    tmp_path: Path, journal: Journal
) -> None:
    changed = phases_laid(tmp_path, journal, "2019-04-01", "2021-04-01")
    assert [row["key"][-10:] for row in changed] == ["2019-04-01", "2021-04-01"]
