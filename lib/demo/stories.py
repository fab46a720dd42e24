"""What becomes of each value: entered in time or late, corrected, not measured, missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from lib.demo.calendar import AS_OF, LAST, QUARTERS
from lib.demo.cards import SILENT_SINCE, Card
from lib.demo.rows import dice_of
from lib.quarters import Quarter


@dataclass(frozen=True)
class Story:
    """What becomes of one value: entered late, not measured…; the dice tell the rest."""

    card: Card
    quarter: Quarter
    outcome: str
    dice: Random

    def day_drawn(self) -> date:
        """A few days after the quarter's end; weeks later for a late one; never after today."""
        days = self.dice.randint(25, 70) if self.outcome == "late" else self.dice.randint(2, 15)
        return min(self.quarter.last_day + timedelta(days=days), AS_OF)


def stories(card: Card) -> Iterator[Story]:
    """One story per value that exists; a missing one has none."""
    for quarter in QUARTERS:
        if not card.due(quarter):
            continue
        dice = dice_of(card.key, quarter)
        outcome = _outcome(card, quarter, dice)
        if outcome != "missing":
            yield Story(card, quarter, outcome, dice)


def _outcome(card: Card, quarter: Quarter, dice: Random) -> str:
    drawn = dice.random()
    if "silent" in card.traits and quarter >= SILENT_SINCE:
        return "missing"
    if quarter == LAST and drawn < 0.24:
        return "missing"
    names = ["missing", "not_measured", "not_applicable", "late", "restated", "measured"]
    return dice.choices(names, [3, 3, 1.2, 6, 2, 85])[0] if quarter < LAST else "measured"
