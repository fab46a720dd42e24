"""There is an active administrator left, whatever is written and by whatever way."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.form import Form
from lib.entries.write import submit, undo
from lib.journal import Entry
from lib.journal.entries import Overtaken
from lib.questions.people import Person, admins
from lib.sync.current import Current
from tests.entries.test_write import mia
from tests.local_base import imported

ADA, ZOE = "Ada@x.example", "zoe@x.example"
LEAVING = (
    {"active": False},
    {"role": "viewer"},
    {"active": None},
    {"role": "viewer", "active": False},
)


@pytest.fixture
def now(tmp_path: Path) -> Iterator[Current]:
    people: list[dict[str, Any]] = [
        {"email": ADA, "name": "Ada", "role": "admin", "active": True},
        {"email": ZOE, "name": "Zoé", "role": "viewer", "active": True},
        {"email": "old@x.example", "name": "Old", "role": "admin"},
    ]
    now = imported({"person": people}, tmp_path)
    yield now
    now.store.engine.dispose()


def change(now: Current, *changes: tuple[str, dict[str, Any]]) -> list[Outcome]:
    return submit(now, mia(now, ADA), [Draft("person", fields, key=who) for who, fields in changes])


@pytest.mark.parametrize("fields", LEAVING)
@pytest.mark.parametrize("spelled", [ADA, ADA.upper()])
def test_the_last_one_does_not_leave(now: Current, spelled: str, fields: dict[str, Any]) -> None:
    outcome = change(now, (spelled, fields))[0]
    assert (outcome.verdict, outcome.field) == (
        Verdict.REFUSED,
        "active" if "active" in fields else "role",
    )
    assert "active administrator" in outcome.sentences[0].message
    assert now.journal.entries() == []


def test_an_author_whom_the_base_does_not_know_takes_nobody_away_either(now: Current) -> None:
    author = Person("s@x.example", "S", "admin")
    draft = Draft("person", {"active": False}, key=ADA)
    assert submit(now, author, [draft])[0].verdict == Verdict.REFUSED


def test_the_form_of_people_is_refused_and_loses_nothing(now: Current) -> None:
    form = Form(now, mia(now, ADA), "fr", "person", ADA)
    form.keep("active", "false")
    assert form.save().verdict == Verdict.REFUSED
    assert form.typed["active"] == "false"


def test_who_names_another_first_may_leave(now: Current) -> None:
    outcomes = change(now, (ZOE, {"role": "admin"}), (ADA, {"active": False}))
    assert [outcome.verdict for outcome in outcomes] == [Verdict.WRITTEN] * 2
    assert admins(now.mirror) == {ZOE}


def test_two_do_not_leave_together(now: Current) -> None:
    change(now, (ZOE, {"role": "admin"}))
    outcomes = change(now, (ZOE, {"active": False}), (ADA, {"active": False}))
    assert [outcome.verdict for outcome in outcomes] == [Verdict.WRITTEN, Verdict.REFUSED]


def test_undoing_leaves_one_too(now: Current) -> None:
    change(now, (ZOE, {"role": "admin"}), (ADA, {"active": False}))
    named = now.journal.entries()[0]
    outcome = undo(now, mia(now, ZOE), named, "Erreur")
    assert outcome.verdict == Verdict.REFUSED
    assert admins(now.mirror) == {ZOE}


def test_two_who_send_each_other_away_at_once_are_seen_after_one_another(now: Current) -> None:
    """Their rows differ, and yet one decision rests on the other."""
    stamp = now.journal.stamp()[0]
    change(now, (ZOE, {"name": "Z"}))
    one = now.journal.entries()[0]
    fields = {**vars(one), "entry_id": "other", "key": ADA, "fields": {"active": False}}
    with pytest.raises(Overtaken):
        now.journal.append([Entry(**fields)], since=stamp)
