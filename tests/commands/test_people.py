"""An account that was bound can be forgotten, so that its person signs in with another."""

import time
from pathlib import Path

from lib.journal import State, open_store
from lib.journal.identities import Binding, Identities, Session
from lib.settings import Settings
from lib.sync.current import Current
from tests.conftest import stores_in
from tests.terminal import run


def test_a_forgotten_account_leaves_room_for_another(tmp_path: Path) -> None:
    identities = Identities(open_store(stores_in(tmp_path)["ops_url"]))
    one, two = (Session("https://id.example", name, time.time()) for name in "12")
    assert identities.bind("mia@x.example", one) == Binding.BOUND
    assert identities.bind("mia@x.example", two) == Binding.OTHER_ACCOUNT
    assert run(tmp_path, "forget-account", "Mia@x.example").returncode == 0
    later = Session(*two[:2], time.time())
    assert identities.bind("mia@x.example", later) == Binding.BOUND


def test_the_ledger_tells_of_it_and_no_row_changes(tmp_path: Path) -> None:
    now = Current(Settings.model_validate({**stores_in(tmp_path), "base_source": "local"}))
    Identities(now.store).bind("mia@x.example", Session("https://id.example", "1", 1))
    assert run(tmp_path, "forget-account", "Mia@x.example", base_source="local").returncode == 0
    entry = now.journal.entries()[0]
    told = (entry.table_name, entry.key, entry.author, entry.fields, entry.state)
    assert told == ("person", "mia@x.example", "forget-account", {}, State.SENT)
    now.catch_up()
    with now.mirror.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM base.person").fetchone() == (0,)
        assert cursor.execute("SELECT key FROM base.journal").fetchone() == ("mia@x.example",)


def test_there_must_be_an_account_to_forget(tmp_path: Path) -> None:
    refused = run(tmp_path, "forget-account", "mia@x.example")
    assert refused.returncode == 1
    assert "mia@x.example" in refused.stderr
