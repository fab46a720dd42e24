"""What is said of each criterion of a project, and until when it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.maturity import DIMENSIONS, HIGHEST, interval, step_towards, telling
from lib.maturity import Criterion as Asked
from lib.quarters import Quarter
from lib.questions.axes import Criterion, criteria
from lib.questions.rows import rows

A_QUARTER = timedelta(days=92)


class Said(NamedTuple):
    """The last evidence of one side of a criterion: declared (`semi`, `manual`) or probed.

    `holds_until` is the last day on which it counts; names and e-mails are for who may see them.
    """

    key: str
    criterion: str
    state: str
    mode: str
    observed: str | None
    proof_url: str | None
    comment: str | None
    fact_date: date
    holds_until: date
    recorded_by: str | None
    author: str | None
    verified_by: str | None


SAID = """
    SELECT
        fact.key, fact.criterion, fact.state, fact.mode, fact.observed, fact.proof_url, fact.comment,
        fact.fact_date, (fact.fact_date + to_months(criterion.valid_months::INTEGER))::DATE,
        fact.recorded_by, coalesce(person.name, fact.recorded_by), fact.verified_by
    FROM base.assessment AS fact
    INNER JOIN rubric.criterion ON criterion.id = fact.criterion
    LEFT JOIN base.person ON lower(person.email) = lower(fact.recorded_by)
    WHERE fact.project = $project AND criterion.dimension = $dimension AND fact.fact_date <= $day
    QUALIFY row_number() OVER (
        PARTITION BY fact.criterion, fact.mode = 'automatic'
        ORDER BY fact.fact_date DESC, fact.recorded_at DESC NULLS LAST, fact.key
    ) = 1
    ORDER BY fact.criterion, fact.mode
"""


def said(mirror: Mirror, project: str, dimension: str, day: date) -> list[Said]:
    """The last evidence of each criterion of a dimension on that day, both sides apart."""
    asked = {"project": project, "dimension": dimension, "day": day}
    return rows(mirror, Said, SAID, asked)


@dataclass(frozen=True)
class Evidence:
    """What is known of a dimension: each criterion as it counts, and what was last said of it."""

    dimension: str
    day: date
    known: Mapping[str, Criterion]
    said: Sequence[Said]

    def of(self, criterion: str) -> list[Said]:
        """What was last said of a criterion, each side apart."""
        return [one for one in self.said if one.criterion == criterion]

    def unknown(self) -> list[Asked]:
        """The criteria of which nothing counts, those that would say most of the level first."""
        states = {name: one.state for name, one in self.known.items()}
        of = DIMENSIONS[self.dimension]
        missing = [c.id for c in of.criteria if states.get(c.id, "unknown") == "unknown"]
        return telling(of, states, missing)

    def blocking(self) -> list[Asked]:
        """The criteria said not to be met that keep the next level away."""
        states = {name: one.state for name, one in self.known.items()}
        of = DIMENSIONS[self.dimension]
        above = min(interval(of, states)[0] + 1, HIGHEST)
        return list(step_towards(of, above, states).missing)

    def expiring(self) -> list[Asked]:
        """The criteria to be said again: declared, unknown within a quarter, the first to expire first.

        What a probe tells is not asked of people; what holds for a quarter, in its second half only.
        """
        unknown = {asked.id for asked in self.unknown()}
        known = [c for c in DIMENSIONS[self.dimension].criteria if c.id not in unknown]
        soon = [c for c in known if any(self._expires(one) for one in self._last(c.id))]
        return sorted(soon, key=lambda c: (self._last(c.id)[0].holds_until, c.id))

    def _last(self, criterion: str) -> list[Said]:
        """What holds longest of a criterion, if anything was said."""
        return sorted(self.of(criterion), key=lambda one: one.holds_until, reverse=True)[:1]

    def _expires(self, one: Said) -> bool:
        half = (one.holds_until - one.fact_date) / 2
        return one.mode != "automatic" and one.holds_until - self.day < min(A_QUARTER, half)


def evidence(mirror: Mirror, project: str, dimension: str, on: tuple[Quarter, date]) -> Evidence:
    """What is known of a project's dimension in a quarter, as it stands on a day."""
    quarter, day = on
    known = criteria(mirror, project, quarter)
    return Evidence(dimension, day, known, said(mirror, project, dimension, day))
