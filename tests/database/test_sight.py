"""What each role sees of every table and column of the base, and of what is made from it."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.base import TABLES
from lib.database.mirror import Mirror
from lib.database.sight import EVERYTHING, NOTHING, Sight
from lib.questions.people import person_of, sight_of
from tests.bases import mirror_of
from tests.full_base import AMOUNT, key_of, rows_of

# The columns that a viewer finds empty, and the tables that they find without a row; of the journal they
# find the changes of figures, of which there is none in this base.
EMPTIED = {
    "portfolio": {"manager", "deputy"},
    "project": {"owners"},
    "value": {"reason", "entered_by", "validated_by"},
    "assessment": {"recorded_by", "verified_by"},
    "support_module": {"amount"},
    "meeting": {"attendees", "minutes"},
    "action": {"owner"},
    "committee": {"ask", "conditions"}
    | {f"amount_{step}" for step in ("asked", "granted", "ordered", "spent")},
    "synergy": {"decided_by"},
    "edition": {"frozen_by", "content"},
}
CLOSED_TO_VIEWERS = {"person", "check_in", "journal"}
# Rows of one's own project may name rows of others': a meeting, and what these tables link to.
HIDDEN_FROM_OWNERS = {"action": {"meeting"}, "indicator": {"contributes_to"}}
ELSEWHERE = [
    ("key_result", "indicator", "indicator"),
    ("support_module", "indicator", "indicator"),
    ("objective", "carried_to", "objective"),
]
# These belong to portfolios or to all: an owner has none.
CLOSED_TO_OWNERS = {"meeting", "edition"}
SIGHTS = {
    "director": EVERYTHING,
    "manager": EVERYTHING,
    "admin": EVERYTHING,
    "owner": Sight("owner", "alpha@x.example", frozenset({"alpha"})),
    "viewer": Sight("viewer"),
}


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Mirror:
    alpha, beta = rows_of("alpha"), rows_of("beta")
    alpha["indicator"][0]["contributes_to"].append(key_of("indicator", "beta"))
    for table, link, to in ELSEWHERE:
        more = {TABLES[table].key.name: f"alpha/{link}", link: key_of(to, "beta")}
        alpha[table].append(alpha[table][0] | more)
    both = {table: alpha[table] + beta[table] for table in TABLES}
    for name in ("alpha", "beta"):
        broken = {"key": f"{name}/2026-01-01", "project": name, "date": "2026-01-01"}
        both["committee"].append(broken | {"amount_asked": f"{AMOUNT} euros of {name}"})
        both["meeting"].append(
            {"key": f"m-{name}", "kind": "other", "date": "2026-01-01", "attendees": [f"{name}@y"]}
        )
    return mirror_of(both, tmp_path_factory.mktemp("sight"), date(2026, 10, 20))


def seen(mirror: Mirror, sight: Sight, source: str) -> list[dict[str, Any]]:
    with mirror.seen_by(sight).cursor() as cursor:
        return list(cursor.execute(f"FROM {source}").to_arrow_table().to_pylist())


def everything_seen(mirror: Mirror, sight: Sight) -> Iterator[tuple[str, str]]:
    """Every view, with all that it says as one text."""
    with mirror.cursor() as cursor:
        names = cursor.execute(
            "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE database_name = 'memory'"
            " AND schema_name IN ('base', 'mart', 'load')"
        ).fetchall()
    for (name,) in names:
        yield name, str(seen(mirror, sight, name))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", SIGHTS)
def test_a_role_sees_of_a_table_what_it_may(mirror: Mirror, role: str, table: str) -> None:
    whole = {row[TABLES[table].key.name]: row for row in seen(mirror, EVERYTHING, f"base.{table}")}
    found = {
        row[TABLES[table].key.name]: row for row in seen(mirror, SIGHTS[role], f"base.{table}")
    }
    assert key_of(table, "alpha") in whole
    assert key_of(table, "beta") in whole
    match role:
        case "owner" if table in CLOSED_TO_OWNERS:
            assert found == {}
        case "owner":
            row, theirs = found[key_of(table, "alpha")], whole[key_of(table, "alpha")]
            changed = {name for name in row if row[name] != theirs[name]}
            assert changed == HIDDEN_FROM_OWNERS.get(table, set())
            assert key_of(table, "beta") not in found
        case "viewer" if table in CLOSED_TO_VIEWERS:
            assert found == {}
        case "viewer":
            assert found.keys() == whole.keys()
            for key, row in found.items():
                changed = {name for name, here in row.items() if here != whole[key][name]}
                assert changed == {n for n in EMPTIED.get(table, ()) if whole[key][n]}
                assert not any(row[name] for name in changed)
        case _:
            assert found == whole


def test_every_cell_of_the_test_is_filled(mirror: Mirror) -> None:
    """A column that the test left empty would prove nothing."""
    for table in TABLES:
        row = seen(mirror, EVERYTHING, f"base.{table}")[0]
        assert [n for n, c in row.items() if c in (None, [], "") and n[0] != "_"] == [], table


def test_nothing_that_a_viewer_reads_names_a_person_or_an_amount(mirror: Mirror) -> None:
    for name, text in everything_seen(mirror, SIGHTS["viewer"]):
        for secret in ("@", str(AMOUNT), "alpha reason'", "alpha minutes"):
            assert secret not in text, f"{secret} in {name}"
    assert any("@" in text for _, text in everything_seen(mirror, EVERYTHING))


CELLS = {
    "value": '{"value": 12, "status": "measured", "reason": "said so", "entered_by": "a@x.example"}',
    "indicator": '{"weight": 2, "definition": "what is counted", "active_from": "2026-01-01"}',
    "support_module": '{"amount": 9, "satisfaction": 4}',
    "check_in": '{"confidence": 3, "weather": "sun"}',
    "person": '{"active": true, "role": "admin"}',
    "project": "no cells",
}


def test_a_viewer_reads_of_a_change_its_date_and_its_figures(tmp_path: Path) -> None:
    entry = {"author": "a@x.example", "source": "entry", "reason": "said so"}
    rows = [
        {"entry_id": f"e-{table}", "table_name": table, "key": f"k-{table}", "fields": cells}
        | {"before": cells, "entered_at": "2026-10-05T08:00:00Z", **entry}
        for table, cells in CELLS.items()
    ]
    mirror = mirror_of({"journal": rows}, tmp_path, date(2026, 10, 20))
    found = {row["table_name"]: row for row in seen(mirror, Sight("viewer"), "base.journal")}
    told = {
        "value": {"value": 12, "status": "measured"},
        "indicator": {"weight": 2, "active_from": "2026-01-01"},
        "support_module": {"satisfaction": 4},
    }
    assert {table: json.loads(row["fields"]) for table, row in found.items()} == told
    assert {table: json.loads(row["before"]) for table, row in found.items()} == told
    for row in found.values():
        assert row["entered_at"] is not None
        assert (row["author"], row["source"], row["reason"]) == (None, None, None)


def test_nothing_that_an_owner_reads_is_another_s(mirror: Mirror) -> None:
    for name, text in everything_seen(mirror, SIGHTS["owner"]):
        assert "beta" not in text, f"another's in {name}"
    assert seen(mirror, SIGHTS["owner"], "mart.indicator_quarter")
    assert "alpha" in str(seen(mirror, SIGHTS["owner"], "load.problem"))


def test_a_row_of_an_owner_that_names_another_s_is_seen_without_the_name(mirror: Mirror) -> None:
    for table, link, _ in ELSEWHERE:
        query = f"(FROM base.{table} SELECT {link} WHERE key = 'alpha/{link}')"
        assert "beta" in str(seen(mirror, EVERYTHING, query))
        assert seen(mirror, SIGHTS["owner"], query) == [{link: None}]
    query = (
        f"(FROM base.indicator SELECT contributes_to WHERE key = '{key_of('indicator', 'alpha')}')"
    )
    own = [key_of("indicator", "alpha")]
    assert seen(mirror, SIGHTS["owner"], query) == [{"contributes_to": own}]


def test_an_owner_sees_no_sum_of_a_portfolio(mirror: Mirror) -> None:
    assert seen(mirror, EVERYTHING, "mart.portfolio_quarter")
    assert seen(mirror, SIGHTS["owner"], "mart.portfolio_quarter") == []


def test_whoever_is_not_known_sees_no_row(mirror: Mirror) -> None:
    for name, text in everything_seen(mirror, NOTHING):
        assert text == "[]" or name.startswith("load."), name


def test_one_reader_s_cursor_changes_nothing_for_another(mirror: Mirror) -> None:
    count = "SELECT count(*) FROM base.project"
    with mirror.seen_by(SIGHTS["owner"]).cursor() as one, mirror.cursor() as other:
        assert one.execute(count).fetchall() == [(1,)]
        assert other.execute(count).fetchall() == [(2,)]
        with mirror.seen_by(NOTHING).cursor() as third:
            assert third.execute(count).fetchall() == [(0,)]
        assert one.execute(count).fetchall() == [(1,)]
    with mirror.cursor() as again:
        assert again.execute(count).fetchall() == [(2,)]


def test_a_person_s_sight_follows_from_their_role(mirror: Mirror) -> None:
    director = person_of(mirror, "alpha@x.example")
    assert director is not None
    assert (director.role, sight_of(director)) == ("director", EVERYTHING)
    assert sight_of(None) == NOTHING
