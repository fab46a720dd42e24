"""What is due for someone in a quarter: the sheet of the entry page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.people import Person

DUE = """
    SELECT
        state.indicator,
        state.project,
        project.name AS project_name,
        state.portfolio,
        indicator.name,
        indicator.unit,
        state.dimension,
        state.state,
        last.quarter AS last_quarter,
        last.value AS last_value,
        figure.expected,
        entered.status,
        entered.value,
        entered.comment,
        entered.evidence_url,
        entered.reason,
        entered.entered_by,
        coalesce(author.name, entered.entered_by) AS author,
        entered.entered_at,
        entered.validated_by,
        indicator.behaviour,
        indicator.baseline_value AS baseline,
        figure.final_target AS target,
        last.earlier_value
    FROM mart.indicator_state AS state
    INNER JOIN base.indicator AS indicator ON indicator.key = state.indicator
    INNER JOIN base.project AS project ON project.slug = state.project
    INNER JOIN mart.indicator_quarter AS figure
        ON figure.indicator = state.indicator AND figure.quarter = state.quarter
    LEFT JOIN mart.counted_value AS entered
        ON entered.indicator = state.indicator AND entered.quarter = state.quarter
    LEFT JOIN base.person AS author ON lower(author.email) = lower(entered.entered_by)
    LEFT JOIN (
        SELECT
            indicator,
            max_by(quarter, rank) AS quarter,
            max_by(value, rank) AS value,
            max_by(value, rank, 2)[2] AS earlier_value
        FROM mart.counted_value
        WHERE status = 'measured' AND quarter < $quarter
        GROUP BY indicator
    ) AS last ON last.indicator = state.indicator
    WHERE state.quarter = $quarter
        AND (state.due OR entered.indicator IS NOT NULL)
        AND (
            $everywhere
            OR list_contains($portfolios::VARCHAR[], state.portfolio)
            OR list_contains($projects::VARCHAR[], state.project)
        )
    ORDER BY lower(project.name), state.project, state.dimension, lower(indicator.name), indicator.key
"""


@dataclass(frozen=True)
class DueValue:
    """One line of the sheet; `state` is the mart's, the entered cells are None when there is none.

    `author` is the name of who entered them, `entered_at` in UTC. `earlier_value` is the one before the
    last, `target` the final one.
    """

    indicator: str
    project: str
    project_name: str
    portfolio: str
    name: str
    unit: str
    dimension: str
    state: str
    last_quarter: str | None
    last_value: float | None
    expected: float | None
    status: str | None
    value: float | None
    comment: str | None
    evidence_url: str | None
    reason: str | None
    entered_by: str | None
    author: str | None
    entered_at: datetime | None
    validated_by: str | None
    behaviour: str = ""
    baseline: float | None = None
    target: float | None = None
    earlier_value: float | None = None

    @property
    def seen(self) -> dict[str, Any]:
        """The cells as the sheet shows them: what a later change is held against."""
        names = ("status", "value", "comment", "evidence_url", "reason")
        return {name: getattr(self, name) for name in names}


def due_sheet(mirror: Mirror, person: Person, quarter: Quarter) -> list[DueValue]:
    """What the person has to enter for the quarter, by project and dimension; entered ones included."""
    parameters = {
        "quarter": str(quarter),
        "everywhere": person.role in ("admin", "director"),
        "portfolios": list(person.portfolios),
        "projects": list(person.projects),
    }
    with mirror.cursor() as cursor:
        return [DueValue(*row) for row in cursor.execute(DUE, parameters).fetchall()]
