"""The page of portfolios, projects and phases: a base is organised without any other tool."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.entries.drafts import Draft
from lib.journal.drafts import Drafts
from tests.bases import project
from tests.pages.local import AUTHOR, TODAY, LocalBase, environment, field, said

__all__ = ["environment"]


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    rows = {
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project("alpha", portfolio="Nord"), project("beta")],
        "phase": [
            {
                "key": "alpha/construction/2025-01-01",
                "project": "alpha",
                "phase": "construction",
                "started_on": "2025-01-01",
            }
        ],
    }
    return LocalBase(rows, tmp_path, environment)


def opened(base: LocalBase) -> AppTest:
    return base.open("admin/projects", project="alpha")


def save(at: AppTest, form: str) -> AppTest:
    at.button(key=f"save/{form}").click().run()
    assert not at.exception
    return at


def choose(at: AppTest, label: str, value: str) -> AppTest:
    next(box for box in at.selectbox if box.label == label).set_value(value).run()
    return at


def test_a_portfolio_is_made_and_a_project_in_it(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_input, "portfolio/new/name").set_value("Sud")
    field(at.selectbox, "portfolio/new/manager").set_value("mia@x.example")
    save(at.run(), "portfolio/new")
    assert (base.row("portfolio", "Sud") or {})["active"] is True
    field(at.text_input, "project/new/name").set_value("Éclair & Cie").run()
    assert field(at.text_input, "project/new/slug").value == "eclair-cie"
    field(at.selectbox, "project/new/kind").set_value("product")
    field(at.selectbox, "project/new/portfolio").set_value("Sud")
    field(at.multiselect, "project/new/themes").set_value(["eau"])
    save(at.run(), "project/new")
    row = base.row("project", "eclair-cie") or {}
    assert (row["name"], row["portfolio"], row["themes"]) == ("Éclair & Cie", "Sud", ["eau"])
    chooser = next(box for box in at.selectbox if box.label == "Project to add or change")
    assert "Éclair & Cie" in chooser.options


def test_an_empty_base_is_organised_from_nothing(
    tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    base = LocalBase({}, tmp_path, environment)
    at = base.open("admin/projects")
    field(at.text_input, "portfolio/new/name").set_value("Nord").run()
    save(at, "portfolio/new")
    field(at.text_input, "project/new/name").set_value("Alpha")
    field(at.selectbox, "project/new/kind").set_value("product")
    field(at.selectbox, "project/new/portfolio").set_value("Nord")
    save(at.run(), "project/new")
    assert (base.row("project", "alpha") or {})["portfolio"] == "Nord"
    assert field(at.selectbox, "phase/new/alpha/phase") is not None


def test_all_is_no_name_for_a_portfolio(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_input, "portfolio/new/name").set_value("All").run()
    assert "“all” names the whole" in said(save(at, "portfolio/new"))


def test_an_identifier_that_is_taken_is_not_written_over(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_input, "project/new/name").set_value("Alpha")
    field(at.selectbox, "project/new/kind").set_value("investigation")
    save(at.run(), "project/new")
    assert "There is such a row already" in said(at)
    assert (base.row("project", "alpha") or {})["kind"] == "product"


def test_a_project_is_left_and_said_how(base: LocalBase) -> None:
    at = choose(opened(base), "Project to add or change", "alpha")
    assert "to leave a project, say until when it is followed" in said(at)
    field(at.text_input, "project/alpha/followed_until").set_value("2026-06-30").run()
    save(at, "project/alpha")
    assert str((base.row("project", "alpha") or {})["followed_until"]) == "2026-06-30"


def test_a_phase_is_closed_and_the_next_opened(base: LocalBase) -> None:
    at = opened(base)
    at.button(key="close/alpha/construction/2025-01-01").click().run()
    assert (base.row("phase", "alpha/construction/2025-01-01") or {})["ended_on"] == TODAY
    field(at.selectbox, "phase/new/alpha/phase").set_value("acceleration").run()
    save(at, "phase/new/alpha")
    row = base.row("phase", f"alpha/acceleration/{TODAY}") or {}
    assert (row["started_on"], row["ended_on"]) == (TODAY, None)


def test_what_another_changed_is_shown_beside(base: LocalBase) -> None:
    at = choose(opened(base), "Project to add or change", "alpha")
    field(at.text_input, "project/alpha/name").set_value("Alpha 2").run()
    base.written_by("mia@x.example", Draft("project", {"name": "Alpha III"}, "alpha"))
    save(at, "project/alpha")
    assert "Mia changed this in the meantime" in said(at)
    at.button(key="mine/project/alpha").click().run()
    assert (base.row("project", "alpha") or {})["name"] == "Alpha 2"


def test_what_was_typed_on_a_line_that_is_gone_is_shown_until_given_up(base: LocalBase) -> None:
    kept = Drafts(base.now.store, AUTHOR, f"{base.now.base.name}/organisation")
    kept.keep({"project/gone": {"name": "*Gamma*", "kind": "product"}})
    at = opened(base)
    assert (
        "gone — Name: *Gamma*, Kind: Own product — This line is gone, or no longer yours"
        in said(at)
    )
    at.button(key="left_over/organisation/project/gone").click().run()
    assert "Gamma" not in said(at)
    assert kept.rows() == {}


def test_it_is_closed_to_who_organises_nothing(base: LocalBase) -> None:
    base.let_write("")
    assert "Your role does not open this page." in said(opened(base))
