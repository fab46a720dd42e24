"""Values as people enter them: late, missing, corrected, explained; and their journal."""

import json
from collections.abc import Iterator
from datetime import timedelta

from lib.demo.calendar import AS_OF, LAST, moment
from lib.demo.cards import NEW_METHOD, cards
from lib.demo.journal import Said, value_entry
from lib.demo.people import emails
from lib.demo.rows import Row, dice_of, filled, keyed
from lib.demo.seeds import sentence
from lib.demo.series import numbers, rounded
from lib.demo.stories import Story, stories
from lib.quarters import Quarter

JOURNAL_FROM = LAST
WRITTEN = ("key", "indicator", "quarter", "status", "value")


def values() -> tuple[list[Row], list[Row]]:
    """All values, and the journal rows of the recent and the restated ones."""
    rows: list[Row] = []
    journal: list[Row] = []
    for card in cards():
        series = numbers(card.shape, card.first, dice_of(card.key, "series"))
        for story in stories(card):
            row = value(story, series[story.quarter])
            rows.append(row)
            journal.extend(_told(story, row))
    return rows, sorted(journal, key=lambda row: (row["entered_at"], row["entry_id"]))


def value(story: Story, number: float) -> Row:
    """The value's row as it stands today."""
    card, dice = story.card, story.dice
    silent = story.outcome in ("not_measured", "not_applicable")
    return (
        keyed("value", indicator=card.key, quarter=str(story.quarter))
        | filled(
            status=story.outcome if silent else "measured",
            value=None if silent else _on_method(story, number),
            comment=sentence("comment", dice) if dice.random() < 0.06 else None,
            evidence_url=_proof(story) if dice.random() < 0.12 else None,
            reason=_reason(story),
            method_version=_method_version(story),
        )
        | _entered(story)
    )


def _proof(story: Story) -> str:
    return story.card.plan.address(f"/stats?t={story.quarter}")


def _method_version(story: Story) -> int:
    """The first method before the change; an old-method indicator waits for its first new value."""
    changed = "new_method" in story.card.traits and "old_method" not in story.card.traits
    return 2 if changed and story.quarter >= NEW_METHOD else 1


def _on_method(story: Story, number: float) -> float:
    """The first method counted a third more."""
    changed = "new_method" in story.card.traits and _method_version(story) == 1
    if not changed:
        return number
    highest = story.card.shape.maximum
    return rounded(min(number * 1.3, highest or number * 1.3), story.card.shape.decimals)


def _reason(story: Story) -> str | None:
    if story.outcome in ("not_measured", "not_applicable", "restated"):
        return sentence(story.outcome, story.dice)
    return sentence("unlikely", story.dice) if story.dice.random() < 0.02 else None


def _entered(story: Story) -> Row:
    """Who and when: a correction is entered weeks after the first figure, by the manager."""
    plan, dice, day = story.card.plan, story.dice, story.day_drawn()
    if story.outcome == "restated":
        day = min(day + timedelta(days=dice.randint(20, 60)), AS_OF)
    by_manager = story.outcome == "restated" or dice.random() < 0.4
    checked = dice.random() < (0.15 if story.quarter == LAST else 0.45)
    seen = min(day + timedelta(days=dice.randint(1, 9)), AS_OF)
    later = checked and seen > day
    return filled(
        source=_source(story),
        entered_by=plan.manager if by_manager else plan.owners[0],
        entered_at=moment(day, dice),
        validated_by=emails("director")[0] if later else None,
        validated_at=moment(seen, dice) if later else None,
    )


def _source(story: Story) -> str:
    if story.outcome == "measured" and "collected" in story.card.traits:
        return "collected"
    return "import" if story.quarter < Quarter(2024, 3) else "entry"


def _told(story: Story, row: Row) -> Iterator[Row]:
    """The entry in the journal; before a correction, the figure that it replaced."""
    author, day, source = (str(row[name]) for name in ("entered_by", "entered_at", "source"))
    if story.outcome == "restated":
        first = _first_figure(story, row)
        yield first
        correction: Row = {"key": row["key"], "value": row["value"]}
        said = Said(author, day, source, str(row["reason"]))
        yield value_entry(correction, said, {"value": json.loads(str(first["fields"]))["value"]})
    elif story.quarter >= JOURNAL_FROM:
        yield value_entry(_cells(row), Said(author, day, source, _said(row)))


def _first_figure(story: Story, row: Row) -> Row:
    """What the owner had entered in time: a zero too many, or a count off by a tenth."""
    wrong = float(str(row["value"])) * story.dice.choice([10, 1.15, 0.9])
    day = moment(story.quarter.last_day + timedelta(days=8), story.dice)
    cells = _cells(row) | {"value": rounded(wrong, story.card.shape.decimals)}
    return value_entry(cells, Said(story.card.plan.owners[0], day, str(row["source"])))


def _said(row: Row) -> str | None:
    return str(row["reason"]) if "reason" in row else None


def _cells(row: Row) -> Row:
    return {name: row[name] for name in WRITTEN if name in row}
