"""What was written by hand: names, services, indicators, sentences, places."""

import csv
from functools import cache
from pathlib import Path
from random import Random

SEEDS = Path(__file__).parents[2] / "data" / "demo" / "seeds"


@cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a seed file."""
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def sentences(topic: str) -> tuple[str, ...]:
    """The French sentences on a topic; there is at least one."""
    found = tuple(row["text"] for row in read("sentences") if row["topic"] == topic)
    if not found:
        raise KeyError(topic)
    return found


def sentence(topic: str, dice: Random) -> str:
    """One sentence on the topic."""
    return dice.choice(sentences(topic))
