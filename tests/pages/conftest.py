"""The frame run without a browser, over a copy of the demonstration."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.settings import ROOT, Settings, settings
from lib.sync.current import current
from tests.conftest import stores_in

LOCALES = {"fr": "fr-FR", "en": "en-GB"}
Frame = Callable[[str, str], AppTest]


@pytest.fixture(scope="package")
def demonstrated(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """This process shows a copy of the demonstration, whatever the settings around it."""
    folder = tmp_path_factory.mktemp("pages") / "stores"
    shutil.copytree(demonstration, folder)
    around = {name.upper(): os.environ.pop(name.upper(), None) for name in Settings.model_fields}
    os.environ |= {"BASE_SOURCE": "demo"} | {k.upper(): v for k, v in stores_in(folder).items()}
    forget()
    yield
    for name, value in around.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
    forget()


def forget() -> None:
    """Lets settings and base be read again."""
    settings.cache_clear()
    current.cache_clear()


@pytest.fixture
def frame(demonstrated: None) -> Frame:
    """The frame as somebody of a role opens it, in a language."""

    def opened(role: str, language: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.context = {"locale": LOCALES[language]}
        app.session_state["role"] = role
        return app

    return opened
