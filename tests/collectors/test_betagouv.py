"""The beta.gouv.fr catalogue, on small hand-written samples of its dirty cases."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.collectors.betagouv import (
    Product,
    UnreadableCatalogue,
    read_catalogue,
    rows_of,
)
from lib.collectors.collected import Collected, Report, lay_in
from lib.journal import Entry, Journal, Store
from tests.bases import mirror_of, one

DAY = date(2026, 8, 20)


def product(id: str = "demo", **attributes: Any) -> dict[str, Any]:
    usual = {"name": id.title(), "phases": [], "events": [], "thematiques": [], "technos": []}
    relationships = {"incubator": {"data": {"type": "incubator", "id": "anct"}}}
    return {"id": id, "attributes": usual | attributes, "relationships": relationships}


def phase(name: str, start: str, end: str = "") -> dict[str, str]:
    return {"name": name, "start": start, "end": end}


def rows(*attributes: dict[str, Any]) -> tuple[list[dict[str, Any]], Report]:
    """The rows of one product after another, as table, key and cells, and what was noted."""
    report = Report()
    products = [Product(str(a.pop("id", "demo")), product(**a)["attributes"]) for a in attributes]
    found = rows_of(products, DAY, report)
    filled = [{name: cell for name, cell in r.cells.items() if cell} for r in found]
    heads = [{"table": r.table, "key": r.key} for r in found]
    return [head | cells for head, cells in zip(heads, filled, strict=True)], report


def test_both_shapes_give_the_incubator_s_products_once(tmp_path: Path) -> None:
    other = product("other")
    other["relationships"]["incubator"]["data"]["id"] = "dinum"
    newer = product("newer")
    newer["relationships"] = {"incubators": {"data": [{"type": "incubator", "id": "anct"}]}}
    sponsored = product("sponsored", sponsors=["anct"])
    sponsored["relationships"] = {}
    file = tmp_path / "catalogue.json"
    data = [product("older"), product("older"), newer, other, sponsored, {"id": ""}]
    file.write_text(json.dumps({"links": {}, "data": data, "included": []}), encoding="utf-8")
    report = Report()
    assert [p.id for p in read_catalogue(str(file), "anct", report)] == ["newer", "older"]
    assert report.counts[("project", "elsewhere")] == 2
    assert len(report.skipped) == 2


@pytest.mark.parametrize("content", ["", "[]", '{"data": 3', "<html>"])
def test_what_is_no_catalogue_is_one_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "catalogue.json"
    file.write_text(content)
    with pytest.raises(UnreadableCatalogue) as caught:
        read_catalogue(str(file), "anct", Report())
    assert "data" in caught.value.sentence.say("fr")


def test_phases_are_put_in_order_and_closed_where_the_next_begins() -> None:
    found, _ = rows(
        {
            "phases": [
                phase("construction", "2019-03-13"),
                phase("investigation", "2019-03-13"),
                phase("acceleration", "2021-03-15"),
            ]
        }
    )
    phases = [
        (r["phase"], r["started_on"], r.get("ended_on")) for r in found if r["table"] == "phase"
    ]
    assert phases == [
        ("investigation", "2019-03-13", "2019-03-13"),
        ("construction", "2019-03-13", "2021-03-15"),
        ("acceleration", "2021-03-15", None),
    ]
    project = one(found, table="project")
    assert (project["kind"], project["followed_from"]) == ("state_startup", "2019-03-13")
    assert "followed_until" not in project


@pytest.mark.parametrize("ending", ["abandon", "abandon-investigation", "transfere"])
def test_a_product_is_followed_until_the_phase_that_ends_it(ending: str) -> None:
    found, _ = rows({"phases": [phase("investigation", "2020-01-01"), phase(ending, "2020-06-01")]})
    assert one(found, table="project")["followed_until"] == "2020-06-01"


def test_an_operated_product_lives_on() -> None:
    found, _ = rows({"phases": [phase("construction", "2020-01-01"), phase("opere", "2024-06-01")]})
    assert "followed_until" not in one(found, table="project")


def test_an_investigation_that_did_not_conclude_stays_one() -> None:
    phases = [phase("investigation", "2020-01-01"), phase("abandon-investigation", "2020-06-01")]
    found, _ = rows({"phases": phases})
    assert one(found, table="project")["kind"] == "investigation"


def test_dirty_phases_are_told() -> None:
    phases = [
        phase("construction", "2020-06-01", "2020-01-01"),
        phase("acceleration", ""),
        phase("mystère", "2021-01-01"),
        phase("success", "2022-01-01"),
    ]
    found, report = rows({"phases": phases})
    assert "ended_on" not in one(found, table="phase")
    assert len(report.skipped) == 3
    assert "success" in one(found, table="event")["title"]


def test_identifiers_become_kebab_case_and_stay_apart() -> None:
    found, report = rows({"id": "données-et-territoires"}, {"id": "a.b"}, {"id": "A b"})
    slugs = [row["key"] for row in found if row["table"] == "project"]
    assert slugs == ["donnees-et-territoires", "a-b", "a-b-2"]
    assert len(report.skipped) == 1


def test_free_lists_are_told_apart_once() -> None:
    found, _ = rows({"technos": ["React", "react", "Nodejs, Typescript, React"]})
    assert one(found, table="project")["technologies"] == ["React", "Nodejs", "Typescript"]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://github.com/Incubateur/Outil.git", "demo/github.com/incubateur/outil"),
        ("https://gitlab.com/a/b/c/-/tree/main", "demo/gitlab.com/a/b/c"),
        ("https://github.com/a/b/tree/main", "demo/github.com/a/b"),
        ("https://github.com/organisation", None),
        ("ftp://example.org/a/b", None),
    ],
)
def test_a_repository_is_an_address_without_its_branch(url: str, key: str | None) -> None:
    found, report = rows({"repository": url})
    assert [r["key"] for r in found if r["table"] == "repository"] == ([key] if key else [])
    assert len(report.skipped) == (0 if key else 1)


def test_an_unknown_event_is_of_another_kind_and_bears_its_label() -> None:
    events = [
        {"name": "fast", "date": "2024-01-01"},
        {"name": "product_launch", "date": "2024-02-01"},
    ]
    found, _ = rows({"events": events})
    titles = [(r["kind"], r["title"]) for r in found if r["table"] == "event"]
    assert titles == [("other", "Autre"), ("launch", "Lancement")]


def test_only_the_accessibility_mention_is_proven() -> None:
    declared = {
        "accessibility_status": "partiellement conforme",
        "stats_url": "https://x.example/stats",
    }
    found, _ = rows(declared)
    fact = one(found, table="assessment")
    assert (fact["criterion"], fact["mode"], fact["fact_date"]) == ("DES-11", "semi", "2026-08-20")
    assert one(found, table="project")["accessibility_status"] == "partial"


def test_what_is_no_web_address_is_left_out() -> None:
    found, report = rows(
        {"link": "javascript:alert(1)", "stats_url": "https:&#x2F;&#x2F;x.example"}
    )
    project = one(found, table="project")
    assert "website_url" not in project
    assert project["stats_url"] == "https://x.example"
    assert len(report.skipped) == 1


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    store = Store(f"sqlite:///{tmp_path / 'ops.sqlite'}")
    yield Journal(store, "local", keeps_records=True)
    store.engine.dispose()


def typed(fields: dict[str, Any], source: str) -> Entry:
    moment = "2026-08-01T08:00:00Z"
    return Entry(
        f"{source} of {list(fields)}",
        "local",
        "project",
        "demo",
        fields,
        {},
        "ada@x.example",
        moment,
        source,
    )


def laid(folder: Path, journal: Journal, base: dict[str, Any], **cells: Any) -> dict[str, Any]:
    """What the catalogue's cells change in the project of the base."""
    rows = {"project": [{"slug": "demo", "name": "Demo", "kind": "product"} | base]}
    mirror, before = mirror_of(rows, folder, DAY), len(journal.entries())
    report = lay_in(journal, mirror, [Collected("project", "demo", cells)], "catalogue@x.example")
    new = journal.entries()[before:]
    kept = {"kept": len(report.skipped)} if report.skipped else {}
    return kept | (dict(new[0].fields) if new else {})


def test_what_people_typed_stays(tmp_path: Path, journal: Journal) -> None:
    journal.append([typed({"name": "Typed"}, "entry"), typed({"summary": "Old"}, "collected")])
    base = {"name": "Typed", "summary": "Old", "owner_org": "Imported"}
    found = {"name": "Theirs", "summary": "New", "handover_to": "ANCT", "owner_org": "Theirs"}
    changed = {"kept": 2, "summary": "New", "handover_to": "ANCT"}
    assert laid(tmp_path, journal, base, **found) == changed


def test_what_people_emptied_stays_empty(tmp_path: Path, journal: Journal) -> None:
    journal.append([typed({"summary": "Old"}, "collected"), typed({"summary": ""}, "entry")])
    assert laid(tmp_path, journal, {}, summary="New") == {"kept": 1}


def test_what_changed_elsewhere_since_it_was_collected_stays(
    tmp_path: Path, journal: Journal
) -> None:
    journal.append([typed({"summary": "Old", "themes": ["eau"]}, "collected")])
    base = {"summary": "Changed in Airtable"}
    assert laid(tmp_path, journal, base, summary="New", themes=["air"]) == {"kept": 2}


def test_what_the_catalogue_no_longer_says_is_emptied(tmp_path: Path, journal: Journal) -> None:
    journal.append([typed({"stats_url": "https://x.example"}, "collected")])
    base = {"stats_url": "https://x.example", "budget_url": "https://typed.example"}
    assert laid(tmp_path, journal, base, stats_url="", budget_url="") == {"stats_url": ""}


def test_the_same_again_changes_nothing(tmp_path: Path, journal: Journal) -> None:
    base = {"slug": "demo", "name": "Demo", "kind": "product"}
    mirror = mirror_of({"project": [base]}, tmp_path, DAY)
    again = [Collected("project", "demo", {"name": "Demo", "kind": "product"})]
    report = lay_in(journal, mirror, again, "catalogue@beta.gouv.fr")
    assert report.counts == {("project", "unchanged"): 1}
    assert journal.entries() == []
