"""The write path: check, journal, show."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lib.base.cells import PARIS
from lib.database.export import export_tables
from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.write import on_day, rehearse, submit, undo, validate
from lib.journal import State
from lib.questions.people import Person, person_of
from lib.settings import Settings
from lib.sync.current import Current
from tests.bases import indicator, project, target, value
from tests.local_base import current, imported

KEY = "alpha/users/2026-Q2"
MANAGER = "mia@x.example"


def base() -> dict[str, list[dict[str, Any]]]:
    return {
        "person": [
            {"email": MANAGER, "name": "Mia", "role": "manager", "active": True},
            {"email": "max@x.example", "name": "Max", "role": "manager", "active": True},
            {"email": "dan@x.example", "name": "Dan", "role": "director", "active": True},
            {"email": "old@x.example", "name": "Old", "role": "admin"},
        ],
        "portfolio": [
            {"name": "Nord", "manager": MANAGER, "deputy": ["max@x.example"], "active": True}
        ],
        "project": [project("alpha", portfolio="Nord"), project("beta")],
        "indicator": [indicator(minimum=0), indicator("beta/users")],
        "target": [target(100)],
        "value": [value(f"2025-Q{n}", 40 + n) for n in (1, 2, 3, 4)] + [value("2026-Q1", 46)],
    }


@pytest.fixture
def now(tmp_path: Path) -> Iterator[Current]:
    now = imported(base(), tmp_path)
    yield now
    now.store.engine.dispose()


def mia(now: Current, email: str = MANAGER) -> Person:
    now.catch_up()
    person = person_of(now.mirror, email)
    assert person is not None
    return person


def typed(number: Any = 50, **more: Any) -> Draft:
    fields = {"indicator": "alpha/users", "quarter": "2026-Q2", "status": "measured"}
    return Draft("value", fields | {"value": number}, **more)


def shown(now: Current, key: str = KEY) -> Any:
    with now.mirror.cursor() as cursor:
        return cursor.execute("SELECT value FROM base.value WHERE key = ?", [key]).fetchone()


def written(now: Current, draft: Draft, email: str = MANAGER) -> Outcome:
    return submit(now, mia(now, email), [draft])[0]


def test_a_value_is_journalled_and_shown_at_once(now: Current) -> None:
    outcome = written(now, typed())
    assert (outcome.verdict, outcome.key) == (Verdict.WRITTEN, KEY)
    assert shown(now) == (50,)
    with now.mirror.cursor() as cursor:
        row = cursor.execute(
            "SELECT state, value, progress FROM mart.indicator_quarter"
            " WHERE indicator = 'alpha/users' AND quarter = '2026-Q2'"
        ).fetchone()
    assert row == ("measured", 50, 0.5)
    entry = now.journal.of_row("value", KEY)[0]
    assert (entry.author, entry.source, entry.fields["value"]) == (MANAGER, "entry", 50)


def test_another_process_sees_it(now: Current, tmp_path: Path) -> None:
    other = current(tmp_path)
    other.catch_up()
    assert shown(other) is None
    written(now, typed())
    other.catch_up()
    assert shown(other) == (50,)


def test_the_same_again_changes_nothing(now: Current) -> None:
    written(now, typed())
    assert written(now, typed()).verdict == Verdict.UNCHANGED
    assert len(now.journal.entries()) == 1


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"value": "many"}, "value"),
        ({"value": None}, "value"),
        ({"value": -1}, "value"),
        ({"status": "guessed"}, "status"),
        ({"quarter": "T2 2026"}, "quarter"),
        ({"quarter": "2099-Q1"}, "quarter"),
        ({"indicator": "alpha/ghost"}, "indicator"),
        ({"status": "not_measured", "value": None}, "reason"),
    ],
)
def test_what_is_impossible_is_refused_where_it_stands(
    now: Current, cells: dict[str, Any], field: str
) -> None:
    draft = Draft("value", {**typed().fields, **cells}, key=KEY)
    person = Person("s@x.example", "S", "admin")
    outcome = submit(now, person, [draft])[0]
    assert (outcome.verdict, outcome.field) == (Verdict.REFUSED, field)
    assert outcome.sentences[0].say("fr")
    assert now.journal.entries() == []


def test_what_is_unlikely_asks_for_a_reason_and_keeps_it(now: Current) -> None:
    assert written(now, typed(500)).verdict == Verdict.ASKED
    assert shown(now) is None
    assert written(now, typed(500, reason="Campagne nationale")).verdict == Verdict.WRITTEN
    with now.mirror.cursor() as cursor:
        kept = cursor.execute("SELECT reason FROM base.value WHERE key = ?", [KEY]).fetchone()
    assert kept == ("Campagne nationale",)


def test_two_people_on_one_cell_see_yours_and_theirs(now: Current) -> None:
    blank = {"value": None, "status": None, "indicator": None, "quarter": None}
    written(now, typed(50, seen=blank))
    outcome = written(now, typed(60, seen=blank), "max@x.example")
    assert outcome.verdict == Verdict.CONFLICT
    assert ((outcome.theirs or {})["value"], outcome.theirs_by) == (50, MANAGER)
    assert shown(now) == (50,)
    assert [e.fields["value"] for e in now.journal.of_row("value", KEY)] == [50, 60]
    assert now.journal.counts() == {State.SENT: 1, State.CONFLICT: 1}


def test_who_may_not_write_is_refused(now: Current) -> None:
    outcome = submit(now, mia(now), [Draft("value", {**typed().fields, "indicator": "beta/users"})])
    assert outcome[0].verdict == Verdict.REFUSED
    assert written(now, typed(), "dan@x.example").verdict == Verdict.REFUSED
    assert person_of(now.mirror, "old@x.example") is None


def test_a_change_is_undone_by_a_new_one(now: Current) -> None:
    written(now, typed(50))
    written(now, typed(52))
    last = now.journal.of_row("value", KEY)[-1]
    assert undo(now, mia(now), last, "Erreur de saisie").verdict == Verdict.WRITTEN
    assert shown(now) == (50,)
    assert len(now.journal.of_row("value", KEY)) == 3


def test_what_is_unlikely_is_a_setting(now: Current) -> None:
    assert written(now, typed(1000)).verdict == Verdict.ASKED
    lenient = {"factor": 1e9, "times_usual_change": 1e9, "settled_factors": (1e9,)}
    now.settings = Settings.model_validate(now.settings.model_dump() | {"plausibility": lenient})
    assert written(now, typed(1000)).verdict == Verdict.WRITTEN


def test_a_validated_value_needs_a_reason_to_change(now: Current) -> None:
    written(now, typed(50))
    assert validate(now, mia(now, "dan@x.example"), [KEY])[0].verdict == Verdict.WRITTEN
    assert written(now, typed(51)).verdict == Verdict.ASKED
    assert written(now, typed(51, reason="Recomptage")).verdict == Verdict.WRITTEN
    with now.mirror.cursor() as cursor:
        found = cursor.execute(
            "SELECT validated_by FROM base.value WHERE key = ?", [KEY]
        ).fetchone()
    assert found == (None,)


def test_undoing_a_change_puts_the_value_back_unvalidated(now: Current) -> None:
    written(now, typed(50))
    director = mia(now, "dan@x.example")
    validate(now, director, [KEY])
    written(now, typed(51, reason="Recomptage"))
    assert undo(now, mia(now), now.journal.of_row("value", KEY)[-1], "Erreur").verdict == "written"
    assert shown(now) == (50,)
    assert valid(now) == (None,)
    validate(now, director, [KEY])
    validation = now.journal.of_row("value", KEY)[-1]
    assert undo(now, mia(now), validation, "Erreur").verdict == Verdict.REFUSED
    assert undo(now, director, validation, "Erreur").verdict == Verdict.WRITTEN
    assert valid(now) == (None,)


def valid(now: Current) -> Any:
    with now.mirror.cursor() as cursor:
        query = "SELECT validated_by FROM base.value WHERE key = ?"
        return cursor.execute(query, [KEY]).fetchone()


def test_a_rehearsal_writes_nothing(now: Current) -> None:
    assert rehearse(now, mia(now), [typed()])[0].verdict == Verdict.WRITTEN
    assert now.journal.entries() == []


def test_nobody_takes_a_project_into_their_portfolio(now: Current) -> None:
    draft = Draft("project", {"portfolio": "Nord"}, key="beta")
    assert written(now, draft).verdict == Verdict.REFUSED
    draft = Draft(
        "project", {"slug": "gamma", "name": "Gamma", "kind": "product", "portfolio": "Nord"}
    )
    assert written(now, draft).verdict == Verdict.WRITTEN


def test_what_was_typed_survives_a_refresh(now: Current) -> None:
    written(now, typed())
    now.refresh()
    now.catch_up()
    assert shown(now) == (50,)


@pytest.mark.parametrize("hour", [0, 12, 21, 22, 23])
def test_an_entry_on_the_demonstration_is_of_its_day_in_paris(hour: int) -> None:
    clock = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)
    day = date(2026, 10, 20)
    assert on_day(clock, day).astimezone(PARIS).date() == day


def test_a_new_row_meets_nobodys_change(now: Current) -> None:
    person = Person("ada@x.example", "Ada", "admin")
    draft = Draft("portfolio", {"name": "Sud", "active": True}, seen={})
    assert submit(now, person, [draft])[0].verdict == Verdict.WRITTEN


def test_a_base_exported_and_imported_again_has_each_entry_once(
    now: Current, tmp_path: Path
) -> None:
    written(now, typed(50))
    now.refresh()
    export_tables(now.mirror, tmp_path / "tables")
    now.import_base(tmp_path / "tables")
    now.catch_up()
    found = now.mirror.frame("SELECT problem FROM load.problem WHERE table_name = 'journal'")
    assert now.mirror.frame("SELECT entry_id FROM base.journal").shape[0] == 1
    assert list(found["problem"]) == []
