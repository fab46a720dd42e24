"""Where one project stands in each of the five dimensions, in a quarter."""

from datetime import date
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Axis(NamedTuple):
    """One dimension: progress and how much it rests on, statuses counted, maturity level.

    `averaged` of `indicators` are in the progress; coverage is their share of the weights.
    """

    dimension: str
    progress: float | None
    coverage: float | None
    averaged: int
    indicators: int
    oldest_quarter: str | None
    achieved: int
    on_track: int
    at_risk: int
    off_track: int
    no_target: int
    no_value: int
    level_status: str
    floor: int | None
    ceiling: int | None
    criteria_known: float | None


class Criterion(NamedTuple):
    """What is known of one criterion: its state, then what the probe and the declaration say."""

    id: str
    state: str
    conflict: bool
    probe: str | None
    declaration: str | None
    verified: bool
    fact_date: date
    expired: bool


AXES = """
    WITH averaged AS (
        SELECT dimension, count(*) AS indicators
        FROM mart.indicator_quarter
        WHERE project = $project AND quarter = $quarter
            AND judged AND progress IS NOT NULL AND weight > 0
        GROUP BY dimension
    )

    SELECT
        figure.dimension, figure.progress, figure.coverage, coalesce(averaged.indicators, 0),
        figure.indicators, figure.oldest_quarter, figure.achieved, figure.on_track, figure.at_risk,
        figure.off_track, figure.no_target, figure.no_value, level.status, level.floor,
        level.ceiling, level.coverage
    FROM mart.project_quarter AS figure
    INNER JOIN mart.maturity_quarter AS level
        ON level.project = figure.project
        AND level.quarter = figure.quarter
        AND level.dimension = figure.dimension
    LEFT JOIN averaged ON averaged.dimension = figure.dimension
    WHERE figure.project = $project AND figure.quarter = $quarter
"""
CRITERIA = """
    SELECT criterion, state, conflict, probe, declaration, verified, fact_date, expired
    FROM mart.criterion_quarter
    WHERE project = $project AND quarter = $quarter
    ORDER BY criterion
"""


def axes(mirror: Mirror, project: str, quarter: Quarter) -> dict[str, Axis]:
    """Each dimension by its code; none when the project is not followed in that quarter."""
    asked = {"project": project, "quarter": str(quarter)}
    return {axis.dimension: axis for axis in rows(mirror, Axis, AXES, asked)}


def criteria(mirror: Mirror, project: str, quarter: Quarter) -> dict[str, Criterion]:
    """What is known of each criterion that has evidence, by its id."""
    asked = {"project": project, "quarter": str(quarter)}
    return {one.id: one for one in rows(mirror, Criterion, CRITERIA, asked)}
