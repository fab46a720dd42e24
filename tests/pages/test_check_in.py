"""The check-in page: filled in, saved, seen; refused, met by another's, kept when left."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.entries.drafts import Draft, Verdict
from tests.bases import project
from tests.pages import local
from tests.pages.local import AUTHOR, LocalBase, environment, field, said

__all__ = ["environment"]

TODAY = local.TODAY.isoformat()
KEY = f"alpha/{TODAY}"
FORM = f"check_in/{KEY}"


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    rows = {
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [
            project("alpha", portfolio="Nord"),
            project("beta", portfolio="Nord"),
            project("left", portfolio="Nord", followed_until="2020-01-01"),
        ],
        "check_in": [
            {
                "key": "alpha/2026-01-05",
                "project": "alpha",
                "date": "2026-01-05",
                "weather": "storm",
                "confidence": 2,
                "blockers": "Marché en retard",
                "author": "mia@x.example",
            }
        ],
    }
    return LocalBase(rows, tmp_path, environment)


def opened(base: LocalBase) -> AppTest:
    return base.open("enter/check_in", project="alpha")


def filled(at: AppTest, weather: str = "sun", confidence: str = "8") -> AppTest:
    field(at.pills, f"{FORM}/weather").set_value(weather)
    field(at.pills, f"{FORM}/confidence").set_value(confidence)
    field(at.text_area, f"{FORM}/progress").set_value("Version 2 en ligne")
    return at.run()


def save(at: AppTest) -> AppTest:
    return at.button(key=f"save/check_in/{KEY}").click().run()


def test_a_check_in_is_saved_and_seen_and_the_next_project_is_offered(base: LocalBase) -> None:
    at = opened(base)
    assert at.selectbox(key="filter.project").options == ["Alpha", "Beta"]
    recalled = r"On \[5 Jan 2026\]\(\?[^)]*why=history[^)]*\): Marché en retard"
    assert re.search(recalled, said(at)), "the last one is recalled, and opens its history"
    save(filled(at))
    assert not at.exception
    row = base.row("check_in", KEY)
    assert row is not None
    found = (row["weather"], row["confidence"], row["progress"], row["author"])
    assert found == ("sun", 8, "Version 2 en ligne", AUTHOR)
    assert "Saved." in said(at)
    assert "Version 2 en ligne" in said(at), "it is in the history"
    following = next(b for b in at.button if b.label == "Next: Beta")
    following.click().run()
    assert at.selectbox(key="filter.project").value == "beta"


def test_what_is_missing_is_said_under_its_field_and_nothing_typed_is_lost(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_area, f"{FORM}/blockers").set_value("Rien ne va").run()
    save(at)
    assert "This is required: fill it in." in said(at)
    assert base.row("check_in", KEY) is None
    again = opened(base)
    assert field(again.text_area, f"{FORM}/blockers").value == "Rien ne va", "kept across sessions"
    assert "This is required" not in said(again)


def test_what_still_holds_is_taken_again_from_the_last_check_in(base: LocalBase) -> None:
    at = opened(base)
    at.button(key=f"again/{FORM}/blockers").click().run()
    assert field(at.text_area, f"{FORM}/blockers").value == "Marché en retard"
    assert not [b for b in at.button if str(b.key).startswith("again/")]


def test_two_people_see_yours_and_theirs_and_choose(base: LocalBase) -> None:
    at = filled(opened(base))
    theirs = {"project": "alpha", "date": TODAY, "weather": "storm", "author": "mia@x.example"}
    assert base.written_by("mia@x.example", Draft("check_in", theirs)).verdict == Verdict.WRITTEN
    save(at)
    assert "Mia changed this in the meantime" in said(at)
    assert "Objectives secured" in said(at)
    assert "Objectives compromised" in said(at)
    assert (base.row("check_in", KEY) or {})["weather"] == "storm"
    at.button(key=f"mine/check_in/{KEY}").click().run()
    row = base.row("check_in", KEY) or {}
    assert (row["weather"], row["confidence"], row["author"]) == ("sun", 8, "mia@x.example")


def test_theirs_may_be_kept_and_the_rest_stays_typed(base: LocalBase) -> None:
    at = filled(opened(base))
    theirs = {"project": "alpha", "date": TODAY, "weather": "storm"}
    base.written_by("mia@x.example", Draft("check_in", theirs))
    save(at)
    at.button(key=f"theirs/check_in/{KEY}").click().run()
    assert field(at.pills, f"{FORM}/weather").value == "storm"
    assert field(at.text_area, f"{FORM}/progress").value == "Version 2 en ligne"
    save(at)
    row = base.row("check_in", KEY) or {}
    assert (row["weather"], row["progress"]) == ("storm", "Version 2 en ligne")


def test_who_only_reads_is_told_so(base: LocalBase) -> None:
    base.let_write("")
    at = opened(base)
    assert "Your role does not open this page." in said(at)
    assert not [b for b in at.button if str(b.key).startswith("save/")]
