"""An account that was bound can be forgotten, so that its person signs in with another."""

from pathlib import Path

from lib.journal import open_store
from lib.journal.identities import Identities
from tests.conftest import stores_in
from tests.terminal import run


def test_a_forgotten_account_leaves_room_for_another(tmp_path: Path) -> None:
    identities = Identities(open_store(stores_in(tmp_path)["ops_url"]))
    assert identities.bind("mia@x.example", "https://id.example", "1")
    assert not identities.bind("mia@x.example", "https://id.example", "2")
    assert run(tmp_path, "forget-account", "Mia@x.example").returncode == 0
    assert identities.bind("mia@x.example", "https://id.example", "2")


def test_there_must_be_an_account_to_forget(tmp_path: Path) -> None:
    refused = run(tmp_path, "forget-account", "mia@x.example")
    assert refused.returncode == 1
    assert "mia@x.example" in refused.stderr
