"""A process's hold on the mirror: what DuckDB refuses once, it does not refuse for ever."""

import duckdb
import pytest

from lib.database.sight import EVERYTHING
from lib.sync.current import Current
from tests.entries.test_write import now, shown, typed, written

__all__ = ["now"]


def test_a_base_that_answers_no_more_is_opened_again_with_what_was_entered(now: Current) -> None:
    written(now, typed(50))
    # As after an error of DuckDB itself, which then refuses every query.
    now.mirror.host_for(EVERYTHING).close()
    with pytest.raises(duckdb.Error):
        now.loaded()
    now.catch_up()
    assert shown(now) == (50,)
