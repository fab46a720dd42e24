"""A base is read over HTTP: complete, within the limits, or not at all."""

from pathlib import Path
from typing import Any

import pytest

from lib.questions.load_health import problem_counts
from lib.sync.current import Current
from tests.airtable.bases import BASE, TOKEN, service_of
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.airtable.small import rows, values


def lists(server: Server, table: str = "") -> list[str]:
    ids = {t.name: t.id for t in server.service.bases[BASE].tables.values()}
    wanted = f"/v0/{BASE}/" + ids.get(table, "")
    return [r for r in server.service.requests if r.startswith(f"GET {wanted}")]


def test_links_choices_lists_and_numbers_are_read(now: Current) -> None:
    now.refresh()
    assert values(now)["2020-Q4"] == 7
    with now.mirror.cursor() as cursor:
        row = cursor.execute("SELECT portfolio, kind, themes FROM base.project").fetchone()
        manager = cursor.execute("SELECT manager FROM base.portfolio").fetchone()
        role = cursor.execute("SELECT role, active FROM base.person").fetchone()
    assert row == ("Nord", "product", ["eau", "air"])
    assert manager == ("mia@x.example",)
    assert role == ("manager", True)


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (99, 1), (100, 1), (101, 2)])
def test_a_table_takes_one_call_for_a_hundred_rows(tmp_path: Path, count: int, pages: int) -> None:
    with serving(service_of(rows(count))) as server:
        now = current_of(server.url, tmp_path)
        now.refresh()
        assert len(values(now)) == count
        assert len(lists(server, "Valeurs")) == pages
        assert len(lists(server)) == 5 + pages
        assert len(server.service.requests) == 6 + pages
        assert server.service.limits.refused == 0


def test_calls_are_counted_for_the_month(server: Server, now: Current) -> None:
    from lib.journal.pace import Pace

    now.refresh()
    assert Pace(now.store, BASE, 4.7).calls() == len(server.service.requests) == 7
    assert Pace(now.store, BASE, 4.7).calls("2020-01") == 0
    assert TOKEN not in Path(str(now.store.engine.url.database)).read_bytes().decode("latin-1")


def test_a_list_that_expires_is_read_again_from_its_beginning(tmp_path: Path) -> None:
    with serving(service_of(rows(250))) as server:
        now = current_of(server.url, tmp_path)
        expired: list[Any] = []

        def expire_once(progress: Any) -> None:
            if progress.rows >= 100 and not expired:
                expired.append(progress)
                server.service.listing.expire()

        now.refresh(expire_once)
        assert expired
        assert len(values(now)) == 250


def test_of_two_rows_with_one_key_the_first_created_counts(server: Server, now: Current) -> None:
    table = server.service.bases[BASE].named("Valeurs")
    first = next(iter(table.records.values()))
    twin = table.add(dict(first.cells) | {table.field("Valeur").id: 99})  # type: ignore[union-attr]
    table.records = {twin.id: twin, **table.records}
    now.refresh()
    assert values(now)["2019-Q1"] == 0
    assert [
        (p.table, p.problem, p.count) for p in problem_counts(now.mirror) if p.field == "key"
    ] == [("value", "duplicate_key", 1)]


def test_attached_files_are_read_by_name_and_their_address_is_not_kept(tmp_path: Path) -> None:
    edition = {
        "key": "all/2026-Q3/1",
        "quarter": "2026-Q3",
        "scope": "all",
        "frozen_at": "2026-10-20T10:00:00.000Z",
        "frozen_by": "mia@x.example",
        "digest": "0",
        "content": [{"id": "att1", "url": "https://files.example/secret", "filename": "T3.json"}],
    }
    with serving(service_of({"edition": [edition]}, ("edition",))) as server:
        now = current_of(server.url, tmp_path)
        now.refresh()
        with now.mirror.cursor() as cursor:
            assert cursor.execute("SELECT content FROM base.edition").fetchall() == [("T3.json",)]
        assert b"files.example" not in now.mirror.path.read_bytes()


def test_a_row_deleted_since_is_gone_and_links_to_it_are_empty(
    server: Server, now: Current
) -> None:
    now.refresh()
    base = server.service.bases[BASE]
    portfolio = next(iter(base.named("Portefeuilles").records))
    base.named("Portefeuilles").records.clear()
    link = base.named("Projets").field("Portefeuille")
    for record in base.named("Projets").records.values():
        assert link and record.cells.pop(link.id) == [portfolio]
    now.refresh()
    now.catch_up()
    with now.mirror.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM base.portfolio").fetchone() == (0,)
        assert cursor.execute("SELECT portfolio FROM base.project").fetchone() == (None,)
