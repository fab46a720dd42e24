"""A small base over HTTP, and a process that reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.sync.current import Current
from tests.airtable.bases import service_of
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.airtable.small import rows


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(service_of(rows())) as server:
        yield server


@pytest.fixture
def now(server: Server, tmp_path: Path) -> Iterator[Current]:
    now = current_of(server.url, tmp_path)
    yield now
    now.store.engine.dispose()
