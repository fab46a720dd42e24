"""The pages over a small local base of a test's own, opened as one of its people."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.base.cells import PARIS
from lib.entries.drafts import Draft, Outcome
from lib.entries.write import submit
from lib.questions.people import person_of
from lib.settings import settings
from lib.sync.current import Current, current
from tests.bases import Rows
from tests.conftest import stores_in
from tests.local_base import stores_of

# As the pages count days: an hour or two before midnight in UTC, Paris is in the next one.
TODAY = datetime.now(PARIS).date()
APP = Path(__file__).parents[2] / "app.py"
AUTHOR = "ada@x.example"
PEOPLE = [
    {"email": AUTHOR, "name": "Ada", "role": "admin", "active": True},
    {"email": "mia@x.example", "name": "Mia", "role": "manager", "active": True},
]


class LocalBase:
    """A local base: what it holds, and its pages; written to under `AUTHOR`."""

    def __init__(self, rows: Rows, folder: Path, environment: pytest.MonkeyPatch) -> None:
        stores_of({"person": PEOPLE, **rows}, folder)
        self._set = environment.setenv
        chosen = {
            **stores_in(folder),
            "base_source": "local",
            "territories_file": str(folder / "communes.csv"),
        }
        for name, value in chosen.items():
            environment.setenv(name.upper(), value)
        self.let_write(AUTHOR)

    @property
    def now(self) -> Current:
        return current()

    def let_write(self, author: str) -> None:
        """Who writes without sign-in; nobody when empty."""
        self._set("UNAUTHENTICATED_AUTHOR", author)
        settings.cache_clear()
        current.cache_clear()

    def open(self, page: str, language: str = "en", **filters: str) -> AppTest:
        """The page, in its frame."""
        at = AppTest.from_file(str(APP), default_timeout=30)
        for name, value in {"lang": language, **filters}.items():
            at.query_params[name] = value
        at.run()
        at.switch_page(f"pages/{page}.py").run()
        assert not at.exception
        return at

    def written_by(self, email: str, draft: Draft) -> Outcome:
        """Somebody else writes meanwhile."""
        person = person_of(self.now.mirror, email)
        assert person is not None
        return submit(self.now, person, [draft])[0]

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        """A row as the base has it now."""
        self.now.catch_up()
        name = {"project": "slug", "portfolio": "name", "person": "email"}.get(table, "key")
        with self.now.mirror.cursor() as cursor:
            found = cursor.execute(f"FROM base.{table} WHERE {name} = ?", [key])
            rows = found.to_arrow_table().to_pylist()
        return rows[0] if rows else None


def field(widgets: Any, name: str) -> Any:
    """The widget of a form's field: its key begins with the form and the field."""
    found = [widget for widget in widgets if str(widget.key).startswith(f"form/{name}/")]
    assert len(found) == 1, f"{len(found)} widgets of {name}"
    return found[0]


def said(at: AppTest) -> str:
    """All that a page says in texts, notices and tables, as it is read: Markdown's escapes taken away."""
    kinds = (at.markdown, at.caption, at.info, at.warning, at.error, at.success, at.subheader)
    texts = [str(one.value) for kind in kinds for one in kind]
    tables = [str(cell) for one in at.table for cell in one.value.to_numpy().ravel()]
    return re.sub(r"\\(\W)", r"\1", "\n".join(texts + tables))


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Settings of the test's own; the process forgets them at the end."""
    yield monkeypatch
    current().store.engine.dispose()
    settings.cache_clear()
    current.cache_clear()
