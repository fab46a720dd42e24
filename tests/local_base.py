"""A local base in a folder: imported once for the same rows, then copied to whoever begins with it."""

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from lib.settings import Settings
from lib.sync.current import Current
from tests.bases import Rows
from tests.conftest import stores_in

IMPORTED = TemporaryDirectory()


def current(folder: Path, **settings: Any) -> Current:
    """A process's hold on the local base of a folder."""
    usual = {"base_source": "local", "territories_file": folder / "communes.csv"}
    return Current(Settings.model_validate({**stores_in(folder), **usual, **settings}))


def imported(rows: Rows, folder: Path) -> Current:
    """A process's hold on a local base of these rows, whose stores are the folder's."""
    return current(stores_of(rows, folder))


def stores_of(rows: Rows, folder: Path) -> Path:
    """The folder, with the stores of a local base of these rows."""
    shutil.copytree(_imported(json.dumps(rows)), folder, dirs_exist_ok=True)
    return folder


@cache
def _imported(base: str) -> Path:
    folder = Path(mkdtemp(dir=IMPORTED.name))
    file = folder / "base.json"
    file.write_text(base, encoding="utf-8")
    now = current(folder)
    now.import_base(file)
    now.store.engine.dispose()
    return folder
