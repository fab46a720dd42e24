"""How a mirror is made: a digest of what reads its rows, and one of what computes its figures.

A new version of the software meets the mirror of the one before: it keeps what is made alike.
"""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _digest(*patterns: str) -> str:
    made = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in ROOT.glob(pattern)):
        made.update(path.read_bytes())
    return made.hexdigest()


ROWS = _digest("data/base/fields.csv", "lib/base/*.py", "lib/database/*.py")
FIGURES = _digest(
    "data/macros.sql",
    "data/marts/*.sql",
    "data/rubrics/*.json",
    "data/territories/*.csv",
    "lib/maturity/*.py",
)
