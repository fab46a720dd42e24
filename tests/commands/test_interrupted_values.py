"""An import of values that is killed: each value is written wholly or not, and the same file completes it."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from lib.quarters import Quarter, between
from tests.portfolio import AUTHOR, KEYS, current, loaded, to_enter
from tests.terminal import ROOT, environment, run

QUARTERS = [str(q) for q in between(Quarter(2022, 1), to_enter() + -2)]
WORDS = ("--author", AUTHOR)


def sent(folder: Path) -> dict[str, float]:
    """The values of a file of a few thousand lines, by key; none of them was there before."""
    values = {
        f"{key}/{quarter}": 1000.25 + rank
        for rank, quarter in enumerate(QUARTERS)
        for key in KEYS[:40]
    }
    lines = [f"{key.rpartition('/')[0]};{key.rpartition('/')[2]};{v}" for key, v in values.items()]
    (folder / "values.csv").write_text("\n".join(["Clé;Trimestre;Valeur", *lines]))
    return values


def held(folder: Path, values: dict[str, float]) -> dict[str, float]:
    """Those of these keys that the base shows, whole: with their author, as the ledger has them."""
    now = current(folder)
    now.catch_up()
    with now.mirror.cursor() as cursor:
        query = "SELECT key, value FROM base.value WHERE entered_by = ? AND source = 'import'"
        found = dict(cursor.execute(query, [AUTHOR]).fetchall())
    entries = Counter(entry.key for entry in now.journal.entries())
    now.store.engine.dispose()
    assert found.keys() <= values.keys()
    assert entries == Counter(found.keys())
    return found


def journalled(folder: Path) -> int:
    """How many values are in the journal."""
    now = current(folder)
    count = len(now.journal.entries())
    now.store.engine.dispose()
    return count


def test_a_killed_import_is_completed_by_the_same_file(tmp_path: Path) -> None:
    folder = loaded(tmp_path)
    values = sent(folder)
    file = str(folder / "values.csv")
    command = [sys.executable, "-m", "lib", "import", "values", file, *WORDS]
    settings = environment(folder, BASE_SOURCE="local")
    importing = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.DEVNULL)
    while not journalled(folder) and importing.poll() is None:
        time.sleep(0.02)
    os.kill(importing.pid, signal.SIGKILL)
    importing.wait()
    before = held(folder, values)
    assert before.items() <= values.items()
    assert len(before) < len(values)
    done = run(folder, "import", "values", file, *WORDS, BASE_SOURCE="local")
    left = len(values) - len(before)
    counted = f"{left} written, {len(before)} unchanged, 0 refused, 0 asked"
    assert done.stdout.splitlines()[-1] == counted
    assert held(folder, values) == values
