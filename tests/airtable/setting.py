"""The settings of a test that speaks to the service."""

from pathlib import Path
from typing import Any

from pydantic import SecretStr

from lib.settings import Settings
from lib.sync.current import Current
from tests.airtable.bases import BASE, TOKEN


def settings_of(url: str, folder: Path, **more: Any) -> Settings:
    """Settings of a process of its own stores, in the folder; a fast pace unless said otherwise."""
    usual: dict[str, Any] = {
        "store_url": f"duckdb:{folder / 'mirror.duckdb'}",
        "ops_url": f"sqlite:///{folder / 'ops.sqlite'}",
        "territories_file": folder / "communes.csv",
        "airtable_url": url,
        "airtable_base_id": BASE,
        "airtable_token": SecretStr(TOKEN),
        "airtable_mapping": folder / "airtable.toml",
        "airtable_penalty": 0.3,
        "airtable_timeout": 5,
    }
    return Settings(**usual | more)


def current_of(url: str, folder: Path, **more: Any) -> Current:
    """A process's hold on the base of the service."""
    return Current(settings_of(url, folder, **more))
