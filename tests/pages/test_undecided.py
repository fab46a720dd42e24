"""Entries that did not go through, on the data-health page: told, and decided on by who may."""

from pathlib import Path

import pytest

from lib.entries.drafts import Draft, Verdict
from lib.journal import Entry, State
from tests.bases import indicator, project, value
from tests.pages.local import AUTHOR, LocalBase, environment, said

__all__ = ["environment"]

KEY = "alpha/users/2026-Q1"


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    rows = {
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project("alpha", portfolio="Nord")],
        "indicator": [indicator()],
        "value": [value("2026-Q1", 40)],
    }
    return LocalBase(rows, tmp_path, environment)


@pytest.fixture
def met(base: LocalBase) -> Entry:
    """Ada wished 45 where she had seen 40, and Mia had written 47 meanwhile."""
    base.now.catch_up()
    assert base.written_by("mia@x.example", wish(47)).verdict == Verdict.WRITTEN
    assert base.written_by(AUTHOR, wish(45, seen={"value": 40})).verdict == Verdict.CONFLICT
    return base.now.journal.entries(State.CONFLICT)[0]


def wish(number: float, **more: object) -> Draft:
    return Draft("value", {"value": number}, KEY, "Vérifié", **more)  # type: ignore[arg-type]


def shown(base: LocalBase) -> float:
    row = base.row("value", KEY)
    assert row
    return float(row["value"])


def test_both_values_are_told_with_who_and_why(base: LocalBase, met: Entry) -> None:
    told = said(base.open("admin/health", language="fr"))
    assert "En conflit" in told
    assert AUTHOR in told
    assert {"45", "47"} <= set(told.split("\n"))


def test_what_was_entered_is_kept(base: LocalBase, met: Entry) -> None:
    at = base.open("admin/health", language="fr")
    at.button(key=f"undecided.ours.{met.entry_id}").click().run()
    assert not at.exception
    assert shown(base) == 45
    assert base.now.journal.entries(State.CONFLICT) == []


def test_what_is_in_the_base_is_kept(base: LocalBase, met: Entry) -> None:
    at = base.open("admin/health", language="fr")
    at.button(key=f"undecided.theirs.{met.entry_id}").click().run()
    assert shown(base) == 47
    assert base.now.journal.entries(State.CONFLICT) == []


def test_a_refused_entry_is_corrected(base: LocalBase, met: Entry) -> None:
    assert base.written_by(AUTHOR, wish(45)).verdict == Verdict.WRITTEN
    met = base.now.journal.entries()[-1]
    base.now.journal.settle(met.entry_id, State.REFUSED)
    at = base.open("admin/health", language="fr")
    at.button(key=f"undecided.correct.{met.entry_id}").click().run()
    assert not at.exception
    number = next(one for one in at.text_input if one.label == "Valeur")
    assert number.value == "45"
    number.input("46,5")
    next(one for one in at.button if one.label == "Enregistrer").click().run()
    assert not at.exception
    assert shown(base) == 46.5
    assert base.now.journal.counts()[State.GIVEN_UP] == 1


def test_a_refused_entry_is_given_up(base: LocalBase, met: Entry) -> None:
    base.now.journal.settle(met.entry_id, State.REFUSED)
    at = base.open("admin/health", language="fr")
    at.button(key=f"undecided.give_up.{met.entry_id}").click().run()
    assert shown(base) == 47
    assert base.now.journal.counts()[State.GIVEN_UP] == 1


def test_who_only_reads_decides_nothing(base: LocalBase, met: Entry) -> None:
    base.let_write("")
    at = base.open("admin/health", language="fr")
    assert not [one for one in at.button if str(one.key).startswith("undecided.")]
