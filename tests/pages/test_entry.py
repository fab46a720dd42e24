"""The page of entry: what was typed stays in sight until it is written or given up."""

from pathlib import Path

import pytest

from lib.journal.drafts import Drafts
from tests.bases import indicator, project
from tests.pages.local import AUTHOR, LocalBase, environment, said

__all__ = ["environment"]


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    rows = {
        "portfolio": [{"name": "Nord", "manager": "mia@x.example", "active": True}],
        "project": [project(portfolio="Nord")],
        "indicator": [indicator()],
    }
    return LocalBase(rows, tmp_path, environment)


def kept(base: LocalBase, quarter: str) -> Drafts:
    return Drafts(base.now.store, AUTHOR, f"{base.now.base.name}/{quarter}")


def test_what_waits_in_another_quarter_is_told_and_led_to(base: LocalBase) -> None:
    kept(base, "2026-Q2").keep({"alpha/users": {"value": "abc"}})
    at = base.open("enter/entry", quarter="2026-Q3")
    assert "1 line that you typed waits in Q2 2026" in said(at)
    assert "quarter=2026-Q2" in said(at)


def test_what_was_typed_on_a_line_that_is_gone_is_shown_until_given_up(base: LocalBase) -> None:
    kept(base, "2026-Q3").keep({"alpha/gone": {"value": "12,5", "comment": "*à garder*"}})
    at = base.open("enter/entry", quarter="2026-Q3")
    assert "alpha/gone — Value: 12,5, Comment: *à garder*" in said(at)
    at.button(key="left_over/2026-Q3/alpha/gone").click().run()
    assert "alpha/gone" not in said(at)
    assert kept(base, "2026-Q3").rows() == {}
