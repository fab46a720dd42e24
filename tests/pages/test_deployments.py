"""The deployments page: a territory looked up, saved, found again; what is there already is told."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.entries.drafts import Draft
from tests.bases import project
from tests.pages.local import LocalBase, environment, field, said

__all__ = ["environment"]

NEW = "deployment/new/alpha"
LYON = "alpha/69123/2025-01-01"


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    lyon = {
        "key": LYON,
        "project": "alpha",
        "authority": "Lyon",
        "level": "commune",
        "insee": "69123",
        "status": "experimenting",
        "since": "2025-01-01",
    }
    rows = {"project": [project("alpha")], "deployment": [lyon]}
    return LocalBase(rows, tmp_path, environment)


def opened(base: LocalBase) -> AppTest:
    return base.open("enter/deployments", project="alpha")


def looked_up(at: AppTest, text: str, number: int = 0) -> AppTest:
    at.text_input(key=f"look_up/{NEW}").set_value(text).run()
    at.radio(key=f"look_up/{NEW}/{text}").set_value(number).run()
    assert not at.exception
    return at


def save(at: AppTest, form: str = NEW) -> AppTest:
    at.button(key=f"save/{form}").click().run()
    assert not at.exception
    return at


def deployed(at: AppTest, since: str = "2026-03-01") -> AppTest:
    field(at.pills, f"{NEW}/status").set_value("deployed")
    field(at.text_input, f"{NEW}/since").set_value(since)
    return at.run()


def test_a_misspelt_commune_is_found_saved_and_listed(base: LocalBase) -> None:
    at = deployed(looked_up(opened(base), "vileurbane"))
    assert (
        "Villeurbanne · Commune 69266 · Rhône"
        in at.radio(key=f"look_up/{NEW}/vileurbane").options[0]
    )
    save(at)
    row = base.row("deployment", "alpha/69266/2026-03-01") or {}
    found = (row["authority"], row["level"], row["insee"], row["status"])
    assert found == ("Villeurbanne", "commune", "69266", "deployed")
    assert "Villeurbanne" in said(at)


def test_a_grouping_is_named_by_its_siren(base: LocalBase) -> None:
    at = deployed(looked_up(opened(base), "200046977"))
    save(at)
    row = base.row("deployment", "alpha/200046977/2026-03-01") or {}
    assert (row["level"], row["siren"], row["insee"]) == ("epci", "200046977", None)


def test_the_same_place_is_told_before_it_is_saved(base: LocalBase) -> None:
    at = looked_up(opened(base), "69123")
    assert "Already there: Lyon" in said(at)
    save(deployed(at))
    assert base.row("deployment", "alpha/69123/2026-03-01") is not None, "what followed may be said"


def test_a_deployment_is_changed_and_may_be_ended(base: LocalBase) -> None:
    at = opened(base)
    at.selectbox(key="deployment/alpha").set_value(LYON).run()
    field(at.text_input, f"deployment/{LYON}/until").set_value("2024-01-01").run()
    assert "The end comes before the start" in said(save(at, f"deployment/{LYON}"))
    field(at.text_input, f"deployment/{LYON}/until").set_value("2026-01-31").run()
    save(at, f"deployment/{LYON}")
    assert str((base.row("deployment", LYON) or {})["until"]) == "2026-01-31"
    field(at.text_input, f"deployment/{LYON}/until").set_value("").run()
    save(at, f"deployment/{LYON}")
    assert (base.row("deployment", LYON) or {})["until"] is None


def test_a_priority_district_bears_its_code(base: LocalBase) -> None:
    at = deployed(looked_up(opened(base), "villeurbanne"))
    field(at.text_input, f"{NEW}/qpv").set_value("QN06901M 69266").run()
    assert "begins with QN: correct “69266”" in said(save(at))
    field(at.text_input, f"{NEW}/qpv").set_value("qn06901m, QN06902M").run()
    save(at)
    assert (base.row("deployment", "alpha/69266/2026-03-01") or {})["qpv"] == [
        "QN06901M",
        "QN06902M",
    ]


def test_what_another_changed_is_shown_beside(base: LocalBase) -> None:
    at = opened(base)
    at.selectbox(key="deployment/alpha").set_value(LYON).run()
    field(at.pills, f"deployment/{LYON}/status").set_value("deployed").run()
    base.written_by("ada@x.example", Draft("deployment", {"status": "stopped"}, LYON))
    assert "Ada changed this in the meantime" in said(save(at, f"deployment/{LYON}"))


def test_the_list_is_narrowed(base: LocalBase) -> None:
    at = opened(base)
    at.text_input(key="deployments_text").set_value("paris").run()
    assert len(at.table) == 0
    at.text_input(key="deployments_text").set_value("691").run()
    assert len(at.table) == 1
