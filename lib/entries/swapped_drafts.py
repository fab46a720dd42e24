"""Values of one sheet that look typed in each other's place: a reason is asked before they are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lib.entries.decide import Decision
from lib.entries.doubt import Doubt, Typed
from lib.entries.drafts import Verdict
from lib.entries.rows import Row, Rows
from lib.entries.swaps import swapped
from lib.entries.typed import typed_value

# A line given twice stands for the same value, hence for the same doubt.
DOUBTED = (Verdict.WRITTEN, Verdict.ASKED, Verdict.UNCHANGED)


def ask_of_swaps(decisions: Sequence[Decision], rows: Rows) -> list[Decision]:
    """The decisions, those on swapped values asking for a reason.

    Rows of one project and quarter are held against each other.
    """
    blocks: dict[tuple[str, str], dict[str, tuple[str, Typed]]] = {}
    for key, indicator, typed in _typed(decisions, rows):
        place = indicator["project"], str(typed.quarter)
        blocks.setdefault(place, {})[indicator["name"]] = key, typed
    found = {key: doubt for block in blocks.values() for key, doubt in _swapped(block, rows)}
    return [_asked(decision, found) for decision in decisions]


def _typed(decisions: Sequence[Decision], rows: Rows) -> Iterator[tuple[str, Row, Typed]]:
    """The new values without a reason, each with its row's key and its indicator."""
    for decision in decisions:
        draft, before = decision.outcome.draft, decision.before
        row = before | decision.fields
        if draft.table != "value" or draft.reason or decision.fields.get("reason"):
            continue
        if decision.outcome.verdict not in DOUBTED or row.get("value") in (
            None,
            before.get("value"),
        ):
            continue
        if indicator := rows.get("indicator", row["indicator"]):
            typed = typed_value(indicator, rows.series(row["indicator"]), row)
            yield decision.outcome.key, indicator, typed


def _swapped(block: Mapping[str, tuple[str, Typed]], rows: Rows) -> Iterator[tuple[str, Doubt]]:
    found = swapped({name: typed for name, (_, typed) in block.items()}, rows.tolerance)
    for name, doubt in found.items():
        yield block[name][0], doubt


def _asked(decision: Decision, found: Mapping[str, Doubt]) -> Decision:
    outcome = decision.outcome
    if outcome.draft.table != "value" or outcome.verdict not in DOUBTED or outcome.key not in found:
        return decision
    sentences = (*outcome.sentences, found[outcome.key].sentence)
    asked = replace(outcome, verdict=Verdict.ASKED, sentences=sentences, field="reason")
    return replace(decision, outcome=asked)
