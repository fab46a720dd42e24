"""Who comes in: nobody unless signed in, once sign-in is set up; else as the settings let."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.pages import PAGES, Page
from tests.bases import project
from tests.pages.conftest import Frame
from tests.pages.local import LocalBase, environment
from tests.pages.shown import texts

__all__ = ["environment"]
EXISTING = [pytest.param(page, id=page.name) for page in PAGES.values() if page.path.exists()]
AUTH = {
    "redirect_uri": "http://localhost/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "other": {"client_id": "x", "client_secret": "x", "server_metadata_url": "http://localhost:1"},
}
DIRECTOR = {
    "is_logged_in": True,
    "provider": "other",
    "iss": "http://localhost:1",
    "sub": "1",
    "email": "solveig.armanville@incubateur.example",
    "email_verified": True,
}


def at_the_door(
    frame: Frame, role: str = "admin", claims: Mapping[str, Any] | None = None
) -> AppTest:
    """The frame where sign-in is set up, with an account's claims; the chosen role counts no more."""
    app = frame(role, "en")
    app.secrets["auth"] = AUTH
    app.user = {"is_logged_in": False, **(claims or {})}
    return app


@pytest.mark.parametrize("page", EXISTING)
def test_every_page_is_closed_to_who_is_not_signed_in(page: Page, frame: Frame) -> None:
    app = at_the_door(frame).switch_page(str(page.path)).run()
    assert [title.value for title in app.title] == ["Sign in"]
    assert [button.label for button in app.button] == ["Français", "Sign in with Other"]
    assert not app.exception


def test_who_is_signed_in_reads_in_their_own_role(frame: Frame) -> None:
    app = at_the_door(frame, "viewer", DIRECTOR | {"iat": time.time()}).run()
    assert app.title[0].value == "Overview"
    assert "Solveig Armanville" in " ".join(texts(app))
    assert not app.radio, "a role is given, not chosen"


@pytest.mark.parametrize("age", [13 * 3600, None])
def test_an_old_session_is_outside_at_its_next_run(age: int | None, frame: Frame) -> None:
    began = {} if age is None else {"iat": time.time() - age}
    app = at_the_door(frame, claims=DIRECTOR | began).run()
    assert app.title[0].value == "Sign in"
    assert "Your session has ended" in app.info[0].value


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    rows = {
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project("alpha", portfolio="Nord")],
    }
    return LocalBase(rows, tmp_path, environment)


def test_without_sign_in_a_real_base_is_a_viewer_s_to_read(base: LocalBase) -> None:
    base.let_write("")
    app = base.open("admin/health")
    assert "Nobody signs in here: this base is shown to read only." in app.markdown[0].value
    assert not app.radio
    assert not [button for button in app.button if button.label == "Read again now"]


def test_the_choice_of_role_is_refused_on_a_real_base_unless_a_setting_says_so(
    base: LocalBase, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("DEMO_ON_REAL_BASE", "true")
    assert not base.open("admin/health").radio, "the author that is named comes first"
    base.let_write("")
    app = base.open("admin/health", language="fr")
    assert app.radio[0].label == "Voir comme"
    assert "en lecture seule" in app.markdown[0].value
    app.session_state["role"] = "admin"
    app.switch_page("pages/admin/people.py").run()
    assert [title.value for title in app.title] == ["Personnes"]
    assert "en lecture seule" in app.info[0].value
