"""The page of a card: made, changed, asked about; its targets; what is still to do."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.entries.drafts import Draft
from tests.bases import indicator, project, target, value
from tests.pages.local import LocalBase, environment, field, said

__all__ = ["environment"]

CARD = "indicator/alpha/users"
METHOD = "Compté chaque jour par le service lui-même"


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    rows = {
        "project": [project("alpha")],
        "indicator": [indicator(method=METHOD, minimum=0)],
        "target": [target(100)],
        "value": [value("2026-Q1", 40)],
    }
    return LocalBase(rows, tmp_path, environment)


def opened(base: LocalBase, chosen: str = "alpha/users") -> AppTest:
    return base.open("enter/card", project="alpha", indicator=chosen)


def save(at: AppTest, form: str = CARD) -> AppTest:
    at.button(key=f"save/{form}").click().run()
    assert not at.exception
    return at


def test_a_card_is_changed_with_its_reason(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_area, f"{CARD}/definition").set_value("Usagers actifs du trimestre, comptés")
    field(at.text_input, f"{CARD}/baseline_value").set_value("12,5")
    field(at.text_input, f"{CARD}/_why").set_value("Relecture")
    save(at.run())
    row = base.row("indicator", "alpha/users") or {}
    assert (row["definition"], row["baseline_value"]) == (
        "Usagers actifs du trimestre, comptés",
        12.5,
    )
    entry = base.now.journal.of_row("indicator", "alpha/users")[-1]
    assert entry.reason == "Relecture"


def test_a_number_that_is_none_is_answered_under_its_field(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_input, f"{CARD}/minimum").set_value("beaucoup").run()
    assert "“beaucoup” is not a number" in said(at), "before anything is saved"
    save(at)
    assert "“beaucoup” is not a number" in said(at)
    assert field(at.text_input, f"{CARD}/minimum").value == "beaucoup"


def test_a_day_that_is_none_is_answered_under_its_field(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_input, f"{CARD}/active_until").set_value("31/02/2027").run()
    assert "There is no 31/02/2027 in the calendar" in said(at)
    save(at)
    assert (base.row("indicator", "alpha/users") or {})["active_until"] is None
    assert field(at.text_input, f"{CARD}/active_until").value == "31/02/2027"


def test_bounds_that_cross_are_refused(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_input, f"{CARD}/maximum").set_value("-1").run()
    assert "The maximum is below the minimum" in said(save(at))


def test_another_method_asks_whether_values_compare(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_area, f"{CARD}/method").set_value("Compté par enquête").run()
    save(at)
    assert "raise the version of the method to 2" in said(at)
    assert (base.row("indicator", "alpha/users") or {})["method"] == METHOD
    next(b for b in at.button if "method version 2" in b.label).click().run()
    row = base.row("indicator", "alpha/users") or {}
    assert (row["method"], row["method_version"]) == ("Compté par enquête", 2)


def test_they_may_compare_and_then_the_reason_is_kept(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_area, f"{CARD}/method").set_value(METHOD + ", chaque nuit").run()
    save(at)
    field(at.text_input, f"{CARD}/_why").set_value("Seule l'heure change").run()
    save(at)
    row = base.row("indicator", "alpha/users") or {}
    assert (row["method"], row["method_version"]) == (METHOD + ", chaque nuit", None)


def test_a_new_indicator_is_made_and_shown(base: LocalBase) -> None:
    at = opened(base, "new")
    form = "indicator/new/alpha"
    field(at.text_input, f"{form}/name").set_value("Délai moyen")
    field(at.text_input, f"{form}/unit").set_value("jours")
    for name, code in {
        "dimension": "design",
        "kind": "performance",
        "behaviour": "stock",
        "direction": "decrease",
        "periodicity": "quarter",
    }.items():
        field(at.selectbox, f"{form}/{name}").set_value(code)
    save(at.run(), form)
    assert base.row("indicator", "alpha/delai-moyen") is not None
    assert at.selectbox(key="filter.indicator").value == "alpha/delai-moyen"


def test_a_target_is_added_then_changed_and_its_past_stays(base: LocalBase) -> None:
    at = opened(base)
    form = "target/new/alpha/users"
    field(at.text_input, f"{form}/date").set_value("31 déc. 2027")
    field(at.text_input, f"{form}/value").set_value("1 234")
    save(at.run(), form)
    key = "alpha/users/2027-12-31"
    assert (base.row("target", key) or {})["value"] == 1234
    assert "31 Dec 2027" in said(at)
    at.selectbox(key="target/alpha/users").set_value(key).run()
    field(at.text_input, f"target/{key}/value").set_value("900").run()
    save(at, f"target/{key}")
    assert [e.fields["value"] for e in base.now.journal.of_row("target", key)] == [1234, 900]


def test_a_target_of_a_day_that_has_one_is_not_written_over(base: LocalBase) -> None:
    at = opened(base)
    form = "target/new/alpha/users"
    field(at.text_input, f"{form}/date").set_value("31/12/2026")
    field(at.text_input, f"{form}/value").set_value("7")
    save(at.run(), form)
    assert "There is such a row already" in said(at)
    assert (base.row("target", "alpha/users/2026-12-31") or {})["value"] == 100


def test_what_another_changed_is_shown_beside(base: LocalBase) -> None:
    at = opened(base)
    field(at.text_input, f"{CARD}/name").set_value("Usagers").run()
    base.written_by("ada@x.example", Draft("indicator", {"name": "Comptes"}, "alpha/users"))
    save(at)
    assert "Comptes" in said(at)
    at.button(key=f"theirs/{CARD}").click().run()
    assert field(at.text_input, f"{CARD}/name").value == "Comptes"


def test_the_points_follow_what_is_typed(base: LocalBase) -> None:
    at = opened(base)
    before = next(s.value for s in at.subheader if s.value.startswith("Sound"))
    assert "write a sentence" in said(at)
    field(at.text_area, f"{CARD}/definition").set_value(
        "Usagers actifs du trimestre, comptés"
    ).run()
    after = next(s.value for s in at.subheader if s.value.startswith("Sound"))
    assert (before, after) == ("Sound: 7 points of 8", "Sound: 8 points of 8")


def test_a_new_indicator_with_the_name_of_another_is_told(base: LocalBase) -> None:
    at = opened(base, "new")
    name = (base.row("indicator", "alpha/users") or {})["name"]
    field(at.text_input, "indicator/new/alpha/name").set_value(name.upper()).run()
    assert "has an indicator of that name already" in said(at)
