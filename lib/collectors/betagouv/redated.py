"""A phase whose start moved in the catalogue: the row that it has already, with another date."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from lib.collectors.collected import Collected
from lib.database.mirror import Mirror

Place = tuple[str, str]


def redated(rows: Sequence[Collected], mirror: Mirror) -> list[Collected]:
    """The rows, a phase under the key that it was made with, which keeps its first date.

    Only where one row is left and one is new for a phase of a project: of several, none is guessed.
    """
    given = {row.key: row for row in rows if row.table == "phase"}
    with mirror.cursor() as cursor:
        found = cursor.execute("SELECT key, project, phase FROM base.phase").fetchall()
    held = {str(key) for key, _, _ in found}
    left: dict[Place, list[str]] = defaultdict(list)
    new: dict[Place, list[str]] = defaultdict(list)
    for key, project, phase in found:
        if key not in given:
            left[project, phase].append(key)
    for key, row in given.items():
        if key not in held:
            new[row.cells["project"], row.cells["phase"]].append(key)
    moved = {
        keys[0]: left[place][0]
        for place, keys in new.items()
        if len(keys) == 1 and len(left[place]) == 1
    }
    return [
        replace(row, key=moved[row.key]) if row.table == "phase" and row.key in moved else row
        for row in rows
    ]
