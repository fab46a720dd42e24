"""Which changes may be undone, by whom."""

from lib.entries.undoable import undoable
from lib.sync.current import Current
from tests.entries.test_write import mia, now, typed, written

__all__ = ["now"]


def test_a_change_may_be_undone_by_who_may_write_the_row(now: Current) -> None:
    first = written(now, typed(50)).entry_id
    second = written(now, typed(52)).entry_id
    assert list(undoable(now, mia(now), [first, second])) == [second], "the first replaced nothing"
    assert undoable(now, mia(now, "dan@x.example"), [second]) == {}
    assert undoable(now, mia(now), ["unknown"]) == {}
