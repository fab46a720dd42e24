"""The assessment page: the telling facts first, said with their proof, verified by another."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.entries.drafts import Draft
from tests.bases import project
from tests.pages.local import AUTHOR, TODAY, LocalBase, environment, field, said

__all__ = ["environment"]

NEW = "assessment/new/alpha/{id}/{mode}"
PROOF = "https://code.example/alpha"


def fact(criterion: str, state: str = "met", **cells: Any) -> dict[str, Any]:
    on = (TODAY - timedelta(days=10)).isoformat()
    return {
        "key": f"alpha/{criterion}/{on}/manual",
        "project": "alpha",
        "criterion": criterion,
        "state": state,
        "fact_date": on,
        "mode": "manual",
        "proof_url": PROOF,
        "recorded_by": "mia@x.example",
        **cells,
    }


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    rows = {
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project("alpha", portfolio="Nord")],
        "assessment": [fact("OSS-12"), fact("OSS-21")],
    }
    return LocalBase(rows, tmp_path, environment)


def opened(base: LocalBase, dimension: str = "open_source") -> AppTest:
    return base.open("enter/assessment", project="alpha", dimension=dimension)


def unfolded(at: AppTest, criterion: str) -> AppTest:
    at.session_state[f"fact/alpha/{criterion}"] = True
    return at.run()


def level(at: AppTest) -> str:
    return str(at.metric[0].value)


def save(at: AppTest, form: str) -> AppTest:
    at.button(key=f"save/{form}").click().run()
    assert not at.exception
    return at


def test_a_fact_said_with_its_proof_moves_the_level(base: LocalBase) -> None:
    at = opened(base)
    assert level(at) == "0–4"
    form = NEW.format(id="OSS-11", mode="manual")
    field(at.pills, f"{form}/state").set_value("met").run()
    field(at.text_input, f"{form}/proof_url").set_value(PROOF)
    field(at.text_input, f"{form}/observed").set_value("Dépôt public")
    save(at.run(), form)
    assert level(at) == "1–4"
    assert "Level: 0–4 until now, 1–4 from now on." in said(at)
    row = base.row("assessment", f"alpha/OSS-11/{TODAY}/manual") or {}
    assert (row["state"], row["proof_url"], row["observed"]) == ("met", PROOF, "Dépôt public")
    assert (row["recorded_by"], row["mode"]) == (AUTHOR, "manual")


def test_what_the_rubric_collects_with_help_is_declared_so(base: LocalBase) -> None:
    at = opened(base, "impact")
    form = NEW.format(id="IMP-11", mode="semi")
    field(at.pills, f"{form}/state").set_value("not_met").run()
    save(at, form)
    assert base.row("assessment", f"alpha/IMP-11/{TODAY}/semi") is not None


def test_a_declaration_without_proof_is_told_not_to_count(base: LocalBase) -> None:
    at = opened(base)
    form = NEW.format(id="OSS-11", mode="manual")
    field(at.pills, f"{form}/state").set_value("met").run()
    assert "Without a link to the proof it counts as unknown" in said(at)
    save(at, form)
    assert level(at) == "0–4"


def test_the_proof_is_asked_once_a_state_is_chosen(base: LocalBase) -> None:
    at = opened(base)
    form = NEW.format(id="OSS-11", mode="manual")
    assert not [w for w in at.text_input if str(w.key).startswith(f"form/{form}/")]
    field(at.pills, f"{form}/state").set_value("not_met").run()
    assert field(at.text_input, f"{form}/observed").value == ""
    assert ", it holds until" in said(at)


def test_not_applicable_is_offered_where_allowed_and_says_why(base: LocalBase) -> None:
    at = unfolded(opened(base, "deployment"), "DEP-33")
    form = NEW.format(id="DEP-33", mode="manual")
    field(at.pills, f"{form}/state").set_value("na").run()
    assert "Say why it does not apply." in said(save(at, form))
    field(at.text_area, f"{form}/comment").set_value("Aucune commune rurale visée").run()
    save(at, form)
    row = base.row("assessment", f"alpha/DEP-33/{TODAY}/manual") or {}
    assert row["state"] == "na"
    assert (
        "na"
        not in field(opened(base).pills, NEW.format(id="OSS-11", mode="manual") + "/state").options
    )


def test_a_fact_said_today_already_is_changed_not_doubled(base: LocalBase) -> None:
    draft = {
        "project": "alpha",
        "criterion": "OSS-11",
        "state": "unknown",
        "fact_date": TODAY.isoformat(),
        "mode": "manual",
    }
    base.written_by("mia@x.example", Draft("assessment", draft))
    at = opened(base)
    form = f"assessment/alpha/OSS-11/{TODAY}/manual"
    field(at.pills, f"{form}/state").set_value("not_met").run()
    save(at, form)
    assert (base.row("assessment", f"alpha/OSS-11/{TODAY}/manual") or {})["state"] == "not_met"


def test_a_fact_that_another_says_meanwhile_is_shown_beside(base: LocalBase) -> None:
    base.written_by("mia@x.example", Draft("assessment", {**said_today(), "state": "unknown"}))
    at = opened(base)
    form = f"assessment/alpha/OSS-11/{TODAY}/manual"
    field(at.pills, f"{form}/state").set_value("met").run()
    base.written_by("mia@x.example", Draft("assessment", {**said_today(), "state": "not_met"}))
    assert "Mia changed this in the meantime" in said(save(at, form))


def said_today() -> dict[str, str]:
    return {
        "project": "alpha",
        "criterion": "OSS-11",
        "fact_date": TODAY.isoformat(),
        "mode": "manual",
    }


def test_someone_outside_the_team_verifies_and_a_change_takes_it_back(base: LocalBase) -> None:
    at = opened(base)
    assert "2 declarations to verify" in [e.label for e in at.expander]
    key = fact("OSS-12")["key"]
    at.button(key=f"verify/{key}").click().run()
    row = base.row("assessment", key) or {}
    assert (row["verified_by"], row["recorded_by"]) == (AUTHOR, "mia@x.example")
    assert "1 declaration to verify" in [e.label for e in at.expander]
    base.written_by("mia@x.example", Draft("assessment", {"observed": "AGPL"}, key))
    assert (base.row("assessment", key) or {})["verified_by"] is None


def test_nobody_verifies_what_they_declared(base: LocalBase) -> None:
    base.written_by(AUTHOR, Draft("assessment", {"observed": "MIT"}, fact("OSS-12")["key"]))
    assert "1 declaration to verify" in [e.label for e in opened(base).expander]


def test_what_is_said_not_met_and_keeps_the_next_level_away_may_be_said_again(
    base: LocalBase,
) -> None:
    draft = {**said_today(), "state": "not_met"}
    base.written_by("mia@x.example", Draft("assessment", draft))
    at = unfolded(opened(base), "OSS-11")
    assert "Said not to be met: what keeps the next level away" in said(at)
    form = f"assessment/alpha/OSS-11/{TODAY}/manual"
    field(at.pills, f"{form}/state").set_value("met").run()
    field(at.text_input, f"{form}/proof_url").set_value(PROOF).run()
    save(at, form)
    assert level(at) == "1–4"
