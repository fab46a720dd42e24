"""All the indicators of a project at once."""

from collections import defaultdict
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.questions.indicator import CARD, HISTORY, LINE, Card, Figures, Point
from lib.questions.rows import rows


class Told(NamedTuple):
    """An indicator with its quarters and its trajectory."""

    card: Card
    figures: list[Figures]
    line: list[Point]


def told_of_project(mirror: Mirror, project: str) -> list[Told]:
    """The indicators of a project, the north star first, each with its quarters and its trajectory."""
    asked = {"project": project}
    of_project = "indicator IN (SELECT key FROM base.indicator WHERE project = $project)"
    figures, lines = defaultdict(list), defaultdict(list)
    for one in rows(mirror, Figures, HISTORY.format(scope="figure.project = $project"), asked):
        figures[one.indicator].append(one)
    for point in rows(mirror, Point, LINE.format(scope=of_project), asked):
        lines[point.indicator].append(point)
    cards = rows(mirror, Card, CARD.format(scope="card.project = $project"), asked)
    return [Told(one, figures[one.key], lines[one.key]) for one in cards]
