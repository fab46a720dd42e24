"""A product, as rows of the base: project, phases, repositories, events, dated evidence."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from lib.base import TABLES, made_key, slug
from lib.base.cells import read_date
from lib.collectors.betagouv.catalogue import Product
from lib.collectors.betagouv.phases import Phase, followed, kind_of, phases_of
from lib.collectors.betagouv.repositories import is_web_address, repository_of
from lib.collectors.collected import Collected, Report
from lib.language import N_

SHEET = "https://beta.gouv.fr/startups/{id}.html"
RUBRIC = "1.0"
ACCESSIBILITY = {
    "non conforme": "none",
    "partiellement conforme": "partial",
    "totalement conforme": "total",
}
EVENTS = {"product_launch": "launch"}
ADDRESSES = {
    "link": "website_url",
    "stats_url": "stats_url",
    "budget_url": "budget_url",
    "impact_url": "impact_url",
    "dashlord_url": "dashlord_url",
}
LISTS = {"sponsors": "sponsors", "thematiques": "themes", "technos": "technologies"}


def rows_of(products: Iterable[Product], as_of: date, report: Report) -> list[Collected]:
    """Every row that the products give; evidence is dated `as_of`."""
    rows: dict[tuple[str, str], Collected] = {}
    slugs: set[str] = set()
    for product in products:
        name = _slug(product, slugs, report)
        for row in _rows(product, name, as_of, report):
            rows.setdefault((row.table, row.key), row)
    return list(rows.values())


def _slug(product: Product, taken: set[str], report: Report) -> str:
    """The product's identifier in kebab-case, told apart from one already taken."""
    name = wished = slug(product.id)
    number = 2
    while name in taken:
        name, number = f"{wished}-{number}", number + 1
    if name != wished:
        report.skip(
            N_("{id}: “{slug}” is taken, it becomes {name}."), id=product.id, slug=wished, name=name
        )
    taken.add(name)
    return name


def _rows(product: Product, name: str, as_of: date, report: Report) -> Iterator[Collected]:
    phases, former = phases_of(product, report)
    yield Collected("project", name, _project(product, phases, report))
    for phase in phases:
        cells = {
            "project": name,
            "phase": phase.phase,
            "started_on": str(phase.start),
            "ended_on": str(phase.end or ""),
        }
        yield Collected("phase", made_key("phase", cells), cells)
    yield from _events(product, name, former, report)
    yield from _repositories(product, name, report)
    yield from _evidence(product, name, as_of)


def _project(product: Product, phases: list[Phase], report: Report) -> dict[str, Any]:
    """The project's cells that the catalogue may fill, empty where it says nothing."""
    first, last = followed(phases)
    cells: dict[str, Any] = {
        "name": product.text("name") or product.id,
        "kind": kind_of(phases),
        "summary": product.text("pitch"),
        "accessibility_status": ACCESSIBILITY.get(product.text("accessibility_status").lower(), ""),
        "followed_from": str(first or ""),
        "followed_until": str(last or ""),
    }
    for theirs, ours in ADDRESSES.items():
        url = product.text(theirs)
        if url and not is_web_address(url):
            message = N_("{id}, {field}: “{url}” is no web address, left out.")
            report.skip(message, id=product.id, field=theirs, url=url)
        cells[ours] = url if is_web_address(url) else ""
    return cells | {ours: _tags(product.items(theirs)) for theirs, ours in LISTS.items()}


def _tags(items: list[Any]) -> list[str]:
    """Free words, one by one, the same word once whatever its case."""
    words = [word.strip() for item in items for word in re.split(r"[,;]", str(item))]
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return [word for word in found.values() if word]


def _events(
    product: Product, name: str, former: list[tuple[str, date]], report: Report
) -> Iterator[Collected]:
    kinds = TABLES["event"].fields["kind"].choices
    for raw in product.items("events"):
        day = read_date(raw.get("date"))[0] if isinstance(raw, dict) else None
        if day is None:
            report.skip(N_("{id}: an event without date, left out."), id=product.id)
            continue
        kind = EVENTS.get(str(raw.get("name")), str(raw.get("name")))
        kind = kind if kind in kinds else "other"
        yield _event(name, day, kind, kinds[kind]["fr"])
    for phase, day in former:
        yield _event(name, day, "other", f"Phase « {phase} » (nomenclature d’avant mai 2026)")


def _event(name: str, day: date, kind: str, title: str) -> Collected:
    cells = {"project": name, "date": str(day), "kind": kind, "title": title}
    return Collected("event", made_key("event", cells), cells)


def _repositories(product: Product, name: str, report: Report) -> Iterator[Collected]:
    url = product.text("repository")
    if not url:
        return
    address, is_organisation = repository_of(url)
    if not is_web_address(address) or is_organisation:
        message = N_("{id}: “{url}” names no repository (an organisation or a group), left out.")
        report.skip(message, id=product.id, url=url)
        return
    cells = {"project": name, "url": address, "main": True}
    yield Collected("repository", made_key("repository", cells), cells)


def _evidence(product: Product, name: str, as_of: date) -> Iterator[Collected]:
    """What the catalogue proves: an accessibility mention declared, and no more.

    The pages that it names (statistics, budget, impact, code) may not answer: they are addresses.
    """
    status = product.text("accessibility_status")
    if status.lower() in ACCESSIBILITY:
        cells = {
            "project": name,
            "criterion": "DES-11",
            "state": "met",
            "observed": status,
            "proof_url": SHEET.format(id=product.id),
            "fact_date": str(as_of),
            "recorded_at": f"{as_of}T12:00:00Z",
            "recorded_by": "beta.gouv.fr",
            "mode": "semi",
            "rubric_version": RUBRIC,
        }
        yield Collected("assessment", made_key("assessment", cells), cells)
