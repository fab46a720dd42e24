"""The command line in a process of its own, on stores of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

Result = subprocess.CompletedProcess[str]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """The stores of a folder, in French; other settings as given."""
    ours = {
        "STORE_URL": f"duckdb:{folder / 'mirror.duckdb'}",
        "OPS_URL": f"sqlite:///{folder / 'ops.sqlite'}",
        "TERRITORIES_FILE": str(folder / "communes.csv"),
        "LC_ALL": "fr_FR.UTF-8",
    }
    return os.environ | ours | settings


def run(folder: Path, *words: str, **settings: str) -> Result:
    """`python -m lib` with these words, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "lib", *words],
        cwd=ROOT,
        env=environment(folder, **settings),
        capture_output=True,
        text=True,
        check=False,
    )
