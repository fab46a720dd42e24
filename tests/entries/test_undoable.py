"""Which changes may be undone, by whom, and what becomes of the row."""

from typing import Any

from lib.entries.drafts import Draft, Verdict
from lib.entries.undoable import undoable
from lib.entries.write import submit, undo
from lib.journal import Entry
from lib.questions.ledger import Wanted, ledger
from lib.sync.current import Current
from tests.entries.test_write import KEY, mia, now, shown, typed, written

__all__ = ["now"]


def may_undo(now: Current, email: str = "mia@x.example") -> dict[str, Entry]:
    return undoable(now, mia(now, email), ledger(now.mirror, Wanted(), 0, 100))


def state(now: Current, quarter: str = "2026-Q2") -> Any:
    query = "SELECT state FROM mart.indicator_quarter WHERE indicator = ? AND quarter = ?"
    with now.mirror.cursor() as cursor:
        return cursor.execute(query, ["alpha/users", quarter]).fetchone()


def test_a_change_may_be_undone_by_who_may_write_the_row(now: Current) -> None:
    entry = written(now, typed(50)).entry_id
    assert list(may_undo(now)) == [entry]
    assert may_undo(now, "dan@x.example") == {}


def test_a_value_made_by_mistake_is_awaited_again_once_undone(now: Current) -> None:
    before = state(now)
    entry = written(now, typed(50)).entry_id
    assert state(now) != before
    assert undo(now, mia(now), may_undo(now)[entry], "wrong line").verdict == Verdict.WRITTEN
    assert (state(now), shown(now)) == (before, (None,))
    now.refresh()
    now.catch_up()
    assert state(now) == before
    assert written(now, typed(51)).key == KEY
    assert shown(now) == (51,)


def test_an_undo_is_undone_like_any_change(now: Current) -> None:
    made = written(now, typed(50)).entry_id
    taken = undo(now, mia(now), may_undo(now)[made], "wrong line").entry_id
    assert undo(now, mia(now), may_undo(now)[taken], "it was right").verdict == Verdict.WRITTEN
    assert shown(now) == (50,)


def test_a_field_filled_where_nothing_was_is_emptied_again(now: Current) -> None:
    written(now, typed(50))
    added = written(now, Draft("value", {"comment": "counted twice"}, KEY)).entry_id
    assert undo(now, mia(now), may_undo(now)[added], "it was not").verdict == Verdict.WRITTEN
    assert shown(now) == (50,)
    with now.mirror.cursor() as cursor:
        assert cursor.execute("SELECT comment FROM base.value WHERE key = ?", [KEY]).fetchone() == (
            None,
        )


def test_a_change_that_another_followed_is_not_undone_unseen(now: Current) -> None:
    first = written(now, typed(50)).entry_id
    written(now, typed(52))
    assert undo(now, mia(now), may_undo(now)[first], "wrong line").verdict == Verdict.CONFLICT
    assert shown(now) == (52,)


def test_a_row_other_than_a_value_or_an_assessment_stays_once_made(now: Current) -> None:
    fields = {"project": "alpha", "date": "2026-10-01", "weather": "sun"}
    made = submit(now, mia(now), [Draft("check_in", fields)])[0]
    assert made.verdict == Verdict.WRITTEN
    assert may_undo(now) == {}
    entry = now.journal.of_row("check_in", made.key)[0]
    assert undo(now, mia(now), entry, "wrong").verdict == Verdict.REFUSED
