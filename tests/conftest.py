"""What tests of several rooms share."""

from pathlib import Path

import pytest

from lib.settings import Settings
from lib.sync.current import Current


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the stores of the demonstration, loaded once: to copy, never to write to."""
    folder = tmp_path_factory.mktemp("demonstration")
    loaded = Current(Settings.model_validate({**stores_in(folder), "base_source": "demo"}))
    loaded.catch_up()
    loaded.store.engine.dispose()
    return folder


def stores_in(folder: Path) -> dict[str, str]:
    """The settings that place both stores in a folder."""
    return {
        "store_url": f"duckdb:{folder / 'mirror.duckdb'}",
        "ops_url": f"sqlite:///{folder / 'ops.sqlite'}",
    }
