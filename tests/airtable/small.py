"""A small base, a process that reads it, and what it then shows."""

from typing import Any

from lib.sync.current import Current
from tests.bases import indicator, project, target, value


def rows(quarters: int = 8) -> dict[str, list[dict[str, Any]]]:
    return {
        "person": [{"email": "mia@x.example", "name": "Mia", "role": "manager", "active": True}],
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project("alpha", portfolio="Nord", themes=["eau", "air"])],
        "indicator": [indicator()],
        "target": [target(100)],
        "value": [value(f"{2019 + n // 4}-Q{n % 4 + 1}", n) for n in range(quarters)],
    }


def values(now: Current) -> dict[str, float]:
    now.catch_up()
    with now.mirror.cursor() as cursor:
        return dict(cursor.execute("SELECT quarter, value FROM base.value ORDER BY 1").fetchall())
