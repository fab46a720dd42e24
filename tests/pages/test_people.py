"""The page of people: who may sign in, in which role, by which account."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.journal.identities import Identities, Session
from tests.bases import project
from tests.pages.local import AUTHOR, LocalBase, environment, field, said

__all__ = ["environment"]


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    rows = {
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project("alpha", portfolio="Nord", owners=["ada@x.example"])],
    }
    return LocalBase(rows, tmp_path, environment)


def choose(at: AppTest, email: str) -> AppTest:
    next(box for box in at.selectbox if box.key == "person_to_change").set_value(email).run()
    return at


def test_a_person_is_added_and_may_sign_in(base: LocalBase) -> None:
    at = base.open("admin/people")
    field(at.text_input, "person/new/email").set_value("zoe@x.example")
    field(at.text_input, "person/new/name").set_value("Zoé")
    field(at.selectbox, "person/new/role").set_value("viewer")
    at.run()
    at.button(key="save/person/new").click().run()
    row = base.row("person", "zoe@x.example") or {}
    assert (row["name"], row["role"], row["active"]) == ("Zoé", "viewer", True)


def test_what_is_no_e_mail_is_refused_where_it_stands(base: LocalBase) -> None:
    at = base.open("admin/people")
    field(at.text_input, "person/new/email").set_value("zoe")
    field(at.text_input, "person/new/name").set_value("Zoé")
    field(at.selectbox, "person/new/role").set_value("viewer")
    at.run()
    at.button(key="save/person/new").click().run()
    assert "This is not an e-mail" in said(at)
    assert base.row("person", "zoe") is None


def test_the_table_tells_what_each_holds(base: LocalBase) -> None:
    table = base.open("admin/people").table[0].value
    assert table["Portfolios"].tolist() == ["—", "Nord"]
    assert table["Projects"].tolist() == ["[Alpha](./project?lang=en&project=alpha)", "—"]


def test_another_account_may_be_let_in(base: LocalBase) -> None:
    identities = Identities(base.now.store)
    identities.bind("mia@x.example", Session("https://id.example", "1", 1))
    at = choose(base.open("admin/people"), "mia@x.example")
    next(button for button in at.button if "another account" in button.label).click().run()
    assert identities.bound() == {}
    assert not [button for button in at.button if "another account" in button.label]
    entry = base.now.journal.entries()[0]
    assert (entry.key, entry.author) == ("mia@x.example", AUTHOR)
    assert "Another account may sign in." in said(base.open("admin/ledger"))


def test_only_admins_open_it(base: LocalBase) -> None:
    base.let_write("")
    at = base.open("admin/people")
    assert [error.value for error in at.error] == ["Your role does not open this page."]


def test_the_last_administrator_is_told_why_they_stay(base: LocalBase) -> None:
    at = choose(base.open("admin/people"), AUTHOR)
    field(at.checkbox, f"person/{AUTHOR}/active").set_value(False).run()
    at.button(key=f"save/person/{AUTHOR}").click().run()
    assert "Nobody else is an active administrator" in said(at)
    assert (base.row("person", AUTHOR) or {})["active"] is True
