"""The demonstration goes into a new base, whole or in part, and comes back the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.airtable.client import Airtable
from lib.base import TABLES
from lib.database.export import export_tables
from lib.database.mirror import Mirror
from lib.demo import AS_OF, FOLDER
from lib.demo.selection import count, part_of
from lib.sync.current import Current
from lib.sync.files import read_folder
from lib.sync.filling import Filling, NotEmpty, NotReady, Rows, calls, in_order_of_links
from lib.sync.set_up import compare
from tests.airtable.bases import BASE, service_of
from tests.airtable.faults import Fault
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.bases import mirror_of


def part(most: int = 900) -> Rows:
    whole, _ = read_folder(FOLDER)
    return part_of(whole, most)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(service_of({}, tuple(TABLES))) as server:
        yield server


@pytest.fixture
def now(server: Server, tmp_path: Path) -> Iterator[Current]:
    now = current_of(server.url, tmp_path)
    yield now
    now.store.engine.dispose()


def fill(now: Current, rows: Rows) -> None:
    compared = compare(now.settings, now.store)
    Filling(Airtable(now.settings, now.store), compared.tables, lambda *_: None).fill(rows)


def test_the_part_is_of_at_most_900_rows_and_names_no_row_left_out() -> None:
    rows = part()
    assert 600 < count(rows) <= 900
    assert {name for name, found in rows.items() if found} == set(TABLES)
    keys = {name: {row[TABLES[name].key.name] for row in rows[name]} for name in rows}
    for name, found in rows.items():
        for field in TABLES[name].links:
            for row in found:
                named = row.get(field.name) or []
                assert set(named if isinstance(named, list) else [named]) <= keys[field.links_to]


def test_tables_come_after_those_that_they_name() -> None:
    order = [table.name for table in in_order_of_links()]
    assert sorted(order) == sorted(TABLES)
    for table in TABLES.values():
        for field in table.links:
            assert order.index(field.links_to) <= order.index(table.name)


def test_every_cell_of_every_kind_comes_back_the_same(
    server: Server, now: Current, tmp_path: Path
) -> None:
    rows = part()
    server.service.faults.add(Fault("drop_after", method="PATCH", chance=0.05, times=5))
    server.service.faults.add(Fault("unavailable_after", method="PATCH", chance=0.05, times=5))
    fill(now, rows)
    service = server.service
    again = service.limits.refused + len(service.faults.happened)
    assert len(service.requests) == calls(rows) + again
    now.refresh()
    laid = exported(now.mirror, tmp_path / "laid")
    kept = {name: list(map(dict, found)) for name, found in rows.items()}
    (tmp_path / "shipped").mkdir()
    assert laid == exported(mirror_of(kept, tmp_path / "shipped", AS_OF), tmp_path / "kept")


def exported(mirror: Mirror, folder: Path) -> dict[str, list[str]]:
    """The lines of each table's export, whatever their order: the whole of what the base says."""
    paths = export_tables(mirror, folder)
    return {path.stem: sorted(path.read_text(encoding="utf-8").splitlines()) for path in paths}


def test_a_base_with_rows_of_its_own_is_left_alone(server: Server, now: Current) -> None:
    table = server.service.bases[BASE].named("Projets")
    table.add({table.primary.id: "un-vrai-projet"})
    with pytest.raises(NotEmpty, match="un-vrai-projet"):
        fill(now, part(300))
    assert server.service.commits == []


def test_a_base_that_lacks_a_field_is_to_be_completed_first(server: Server, now: Current) -> None:
    table = server.service.bases[BASE].named("Projets")
    table.fields.popitem()
    table.fields.pop(table.field("Résumé").id)  # type: ignore[union-attr]
    with pytest.raises(NotReady, match="bootstrap"):
        fill(now, part(300))
    assert server.service.commits == []
