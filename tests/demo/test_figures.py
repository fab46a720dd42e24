"""What the demonstration base shows once its figures are computed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.database.loading import Circumstances, Source, refresh
from lib.database.mirror import Mirror
from lib.database.staging import RawRow
from lib.demo import AS_OF
from tests.demo.made import tables


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    folder: Path = tmp_path_factory.mktemp("mirror")
    mirror = Mirror(f"duckdb:{folder / 'mirror.duckdb'}")
    source = Source("demo", lambda table: (RawRow(row) for row in tables()[table]))
    refresh(mirror, source, Circumstances(AS_OF, 0.0, folder / "no-list.csv"))
    yield mirror


def found(mirror: Mirror, query: str) -> set[object]:
    return {row[0] for row in mirror.frame(query).itertuples(index=False)}


def test_no_row_is_set_aside_and_nothing_is_reported(mirror: Mirror) -> None:
    assert mirror.frame("SELECT * FROM load.problem").empty


def test_every_status_occurs_in_the_last_closed_quarter(mirror: Mirror) -> None:
    statuses = found(
        mirror, "SELECT status FROM mart.indicator_quarter WHERE quarter = '2026-Q3' AND judged"
    )
    wanted = {"achieved", "on_track", "at_risk", "off_track", "no_target", "no_value"}
    assert wanted <= statuses


def test_values_are_carried_stale_and_of_another_method(mirror: Mirror) -> None:
    last = "FROM mart.indicator_quarter WHERE quarter = '2026-Q3'"
    carried = f"SELECT count(*) {last} AND value_quarter <> quarter"
    stale = f"SELECT count(*) {last} AND state = 'late' AND value IS NULL"
    changed = f"SELECT count(*) {last} AND method_changed"
    assert all(found(mirror, query) != {0} for query in (carried, stale, changed))


def test_every_level_range_and_silence_occur_in_maturity(mirror: Mirror) -> None:
    last = "FROM mart.maturity_quarter WHERE quarter = '2026-Q3'"
    assert found(mirror, f"SELECT floor {last} AND status = 'exact'") == {0, 1, 2, 3, 4}
    statuses = found(mirror, f"SELECT status {last}")
    assert statuses == {"exact", "range", "not_rated", "not_applicable"}


def test_levels_rise_over_a_year(mirror: Mirror) -> None:
    average = "SELECT avg(ceiling) FROM mart.maturity_quarter WHERE quarter = '{}'"
    before, after = (found(mirror, average.format(q)).pop() for q in ("2025-Q4", "2026-Q3"))
    assert isinstance(before, float) and isinstance(after, float) and after > before


def test_criteria_expire_and_contradict(mirror: Mirror) -> None:
    last = "FROM mart.criterion_quarter WHERE quarter = '2026-Q3'"
    assert found(mirror, f"SELECT bool_or(conflict) {last}") == {True}
    assert found(mirror, f"SELECT bool_or(expired) {last}") == {True}
