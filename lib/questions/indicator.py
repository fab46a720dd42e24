"""One indicator: its card, its figures quarter after quarter, its trajectory."""

from datetime import date, datetime
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Card(NamedTuple):
    """What an indicator is; codes as the base keeps them, empty cells None."""

    key: str
    name: str
    project: str
    project_name: str
    dimension: str
    kind: str
    definition: str | None
    method: str | None
    method_version: int
    unit: str
    behaviour: str
    direction: str
    periodicity: str
    minimum: float | None
    maximum: float | None
    baseline_value: float | None
    baseline_date: date | None
    final_target: float | None
    weight: float
    north_star: bool
    common_code: str | None
    active_from: date | None
    active_until: date | None


class Figures(NamedTuple):
    """One quarter of an indicator: what the marts say, and what was entered for that very quarter.

    `value` is the usable one, of `value_quarter`; `entered_value` was measured in the quarter itself.
    Names and reasons are empty for who may not see them.
    """

    indicator: str
    quarter: str
    state: str
    due: bool
    value: float | None
    value_quarter: str | None
    method_changed: bool
    expected: float | None
    final_target: float | None
    progress: float | None
    status: str | None
    entered_value: float | None
    entered_method: int | None
    entered_by: str | None
    entered_at: datetime | None
    reason: str | None
    comment: str | None
    evidence_url: str | None
    validated_by: str | None

    @property
    def carried(self) -> bool:
        """Whether the value is an earlier quarter's."""
        return self.value is not None and self.value_quarter != self.quarter

    @property
    def told(self) -> bool:
        """Whether the quarter says something: due, or something was entered."""
        return self.due or self.state != "not_due"


class Point(NamedTuple):
    """A dated point of the trajectory, baseline or target, and the point after it if there is one."""

    indicator: str
    kind: str
    day: date
    value: float
    next_day: date | None
    next_value: float | None


class Aim(NamedTuple):
    """A target, as it was set."""

    key: str
    day: date
    value: float
    comment: str | None


class Neighbour(NamedTuple):
    """Another indicator, of any project."""

    key: str
    name: str
    project: str
    project_name: str


CARD = """
    SELECT
        card.key, card.name, card.project, project.name, card.dimension, card.kind, card.definition,
        card.method, coalesce(card.method_version, 1), card.unit, card.behaviour, card.direction,
        card.periodicity, card.minimum, card.maximum, card.baseline_value, card.baseline_date,
        final_target.value, greatest(coalesce(card.weight, 1), 0), coalesce(card.north_star, FALSE),
        card.common_code, card.active_from, card.active_until
    FROM base.indicator AS card
    INNER JOIN base.project ON project.slug = card.project
    LEFT JOIN mart.final_target ON final_target.indicator = card.key
    WHERE {scope}
    ORDER BY coalesce(card.north_star, FALSE) DESC, card.dimension, lower(card.name), card.key
"""
HISTORY = """
    SELECT
        figure.indicator, figure.quarter, figure.state, figure.due, figure.value, figure.value_quarter,
        figure.method_changed, figure.expected, figure.final_target, figure.progress, figure.status,
        CASE WHEN entered.status = 'measured' THEN entered.value END, entered.method_version,
        coalesce(author.name, entered.entered_by), entered.entered_at, entered.reason,
        entered.comment, entered.evidence_url, coalesce(validator.name, entered.validated_by)
    FROM mart.indicator_quarter AS figure
    LEFT JOIN mart.counted_value AS entered
        ON entered.indicator = figure.indicator AND entered.quarter = figure.quarter
    LEFT JOIN base.person AS author ON lower(author.email) = lower(entered.entered_by)
    LEFT JOIN base.person AS validator ON lower(validator.email) = lower(entered.validated_by)
    WHERE {scope}
    ORDER BY figure.indicator, figure.quarter
"""
LINE = """
    SELECT indicator, kind, on_day, value, next_day, next_value
    FROM mart.trajectory_point
    WHERE {scope}
    ORDER BY indicator, on_day
"""
TARGETS = """
    SELECT key, date, value, comment FROM base.target WHERE indicator = $indicator ORDER BY date, key
"""
CONTRIBUTES = """
    SELECT other.key, other.name, project.slug, project.name
    FROM base.indicator AS other
    INNER JOIN base.project ON project.slug = other.project
    WHERE {link}
    ORDER BY lower(other.name), other.key
"""
TO = "other.key IN (SELECT unnest(contributes_to) FROM base.indicator WHERE key = $indicator)"
FROM = "list_contains(other.contributes_to, $indicator)"


def card(mirror: Mirror, indicator: str) -> Card | None:
    """The card of an indicator; None when the base holds none of that key."""
    query = CARD.format(scope="card.key = $indicator")
    found = rows(mirror, Card, query, {"indicator": indicator})
    return found[0] if found else None


def figures(mirror: Mirror, indicator: str) -> list[Figures]:
    """Every quarter in which it was followed, in order."""
    query = HISTORY.format(scope="figure.indicator = $indicator")
    return rows(mirror, Figures, query, {"indicator": indicator})


def line(mirror: Mirror, indicator: str) -> list[Point]:
    """Its trajectory: the baseline, then the targets that count, in order."""
    query = LINE.format(scope="indicator = $indicator")
    return rows(mirror, Point, query, {"indicator": indicator})


def point_at(points: list[Point], quarter: Quarter) -> Point | None:
    """The point from which the expected value of a quarter is reckoned, if there is one."""
    past = [point for point in points if point.day <= quarter.last_day]
    return past[-1] if past else None


def targets(mirror: Mirror, indicator: str) -> list[Aim]:
    """Every target that was set, by date."""
    return rows(mirror, Aim, TARGETS, {"indicator": indicator})


def contributes_to(mirror: Mirror, indicator: str) -> list[Neighbour]:
    """The indicators to which it contributes."""
    return rows(mirror, Neighbour, CONTRIBUTES.format(link=TO), {"indicator": indicator})


def fed_by(mirror: Mirror, indicator: str) -> list[Neighbour]:
    """The indicators that contribute to it."""
    return rows(mirror, Neighbour, CONTRIBUTES.format(link=FROM), {"indicator": indicator})
