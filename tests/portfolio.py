"""A portfolio to enter: fifteen projects with six indicators each, and their last values."""

from datetime import date
from pathlib import Path
from typing import Any

from lib.language import number
from lib.quarters import Quarter, last_closed
from lib.sync.current import Current
from tests import local_base
from tests.bases import indicator, project, value

AUTHOR = "mia@x.example"
KEYS = [f"p{rank:02}/i{place}" for rank in range(1, 16) for place in range(1, 7)]


def to_enter() -> Quarter:
    """The quarter to enter: the last closed one."""
    return last_closed(date.today())


def last_value(key: str) -> float:
    return 1000 + 10.5 * KEYS.index(key)


def next_value(key: str) -> float:
    return last_value(key) + 20.25


def typed(key: str) -> str:
    """The next value of an indicator as a French hand types it."""
    return number(next_value(key), "fr")


def rows(day: date) -> dict[str, list[dict[str, Any]]]:
    before = str(last_closed(day) + -1)
    return {
        "person": [{"email": AUTHOR, "name": "Mia", "role": "admin", "active": True}],
        "portfolio": [{"name": "Nord", "manager": AUTHOR, "active": True}],
        "project": [project(f"p{rank:02}", portfolio="Nord") for rank in range(1, 16)],
        "indicator": [indicator(key, baseline_value=None, baseline_date=None) for key in KEYS],
        "value": [value(before, last_value(key), key) for key in KEYS],
    }


def loaded(folder: Path, base: dict[str, list[dict[str, Any]]] | None = None) -> Path:
    """A folder with the stores of that base, or of another one, loaded."""
    return local_base.stores_of(base or rows(date.today()), folder)


def current(folder: Path) -> Current:
    return local_base.current(folder, unauthenticated_author=AUTHOR)


def entered(folder: Path) -> dict[str, float]:
    """The values of the quarter to enter, by indicator, as another process reads them."""
    query = f"SELECT indicator, value FROM base.value WHERE quarter = '{to_enter()}'"
    return dict(read(folder, query))


def read(folder: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query, as another process reads them."""
    now = current(folder)
    now.catch_up()
    with now.mirror.cursor() as cursor:
        found = cursor.execute(query).fetchall()
    now.store.engine.dispose()
    return found
