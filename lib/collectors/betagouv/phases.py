"""The phases of a product, in order, with what they say of the project."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from lib.base.cells import read_date
from lib.collectors.betagouv.catalogue import Product
from lib.collectors.collected import Report
from lib.language import N_

# In the order in which a product goes through them.
PHASES = {
    "investigation": "investigation",
    "construction": "construction",
    "acceleration": "acceleration",
    "consolidation": "consolidation",
    "opere": "operated",
    "transfere": "transferred",
    "abandon-investigation": "investigation_stopped",
    "abandon": "stopped",
}
RANK = {phase: rank for rank, phase in enumerate(PHASES.values())}
ENDING = {"transferred", "investigation_stopped", "stopped"}
BEFORE_ALL = {"investigation", "investigation_stopped"}
# Names of before May 2026, which have no equal today: kept as events, so that the break shows.
FORMER = {"success", "transfer", "alumni"}


@dataclass(frozen=True)
class Phase:
    """A phase from its start to its end, which is empty while it lasts."""

    phase: str
    start: date
    end: date | None


def phases_of(product: Product, report: Report) -> tuple[list[Phase], list[tuple[str, date]]]:
    """The phases in order, each closed where the next began; and the former names, with their start."""
    found, former = [], []
    for raw in product.items("phases"):
        name = str(raw.get("name", "")).strip() if isinstance(raw, dict) else ""
        start, end = _dates(raw)
        if start is None:
            report.skip(
                N_("{id}: the phase “{name}” has no start, left out."), id=product.id, name=name
            )
        elif name in PHASES:
            found.append(Phase(PHASES[name], start, end))
        elif name in FORMER:
            former.append((name, start))
        else:
            report.skip(N_("{id}: unknown phase “{name}”, left out."), id=product.id, name=name)
    return _closed(
        sorted(set(found), key=lambda p: (p.start, RANK[p.phase])), product, report
    ), former


def _closed(phases: list[Phase], product: Product, report: Report) -> list[Phase]:
    """The phases, ends that precede their start taken away, open ones closed at the next start."""
    closed = []
    for phase, after in zip_longest(phases, phases[1:]):
        end = phase.end
        if end is not None and end <= phase.start:
            message = N_("{id}: {phase} ends on {end}, not after its start: its end is left out.")
            report.skip(message, id=product.id, phase=phase.phase, end=end)
            end = None
        if end is None and after is not None:
            end = after.start
        closed.append(Phase(phase.phase, phase.start, end))
    return closed


def kind_of(phases: list[Phase]) -> str:
    """An investigation as long as no later phase follows, else a State start-up."""
    later = [phase for phase in phases if phase.phase not in BEFORE_ALL | {"stopped"}]
    return "state_startup" if later else "investigation"


def followed(phases: list[Phase]) -> tuple[date | None, date | None]:
    """From the first phase's start until the start of the phase that ends the product, if one does."""
    if not phases:
        return None, None
    last = phases[-1]
    return phases[0].start, last.start if last.phase in ENDING else None


def _dates(raw: Any) -> tuple[date | None, date | None]:
    if not isinstance(raw, dict):
        return None, None
    return read_date(raw.get("start"))[0], read_date(raw.get("end"))[0]
