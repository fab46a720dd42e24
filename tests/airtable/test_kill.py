"""`kill -9` while people save and entries are sent: nothing acknowledged is lost, nothing doubled."""

from pathlib import Path

from tests.benchmarks.kill import killed

TIMES = 10


def test_a_killed_process_loses_and_doubles_nothing(tmp_path: Path) -> None:
    toll = killed(TIMES, tmp_path)
    assert toll.acknowledged >= TIMES // 2
    assert toll.lost == toll.not_in_the_base == toll.doubled == toll.wrong == []
