"""One project: its sheet, its phases, its repositories, check-ins and events."""

from datetime import date, timedelta
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.questions.rows import rows

ENDS = ["transferred", "investigation_stopped", "stopped"]


class Sheet(NamedTuple):
    """What a project is; codes as the base keeps them, empty cells None."""

    slug: str
    name: str
    kind: str
    summary: str | None
    portfolio: str
    owner_org: str | None
    sponsors: list[str]
    themes: list[str]
    audiences: list[str]
    technologies: list[str]
    website_url: str | None
    stats_url: str | None
    budget_url: str | None
    impact_url: str | None
    dashlord_url: str | None
    accessibility_status: str | None
    not_applicable: list[str]
    not_applicable_reason: str | None
    sustain_status: str | None
    funding_end: date | None
    handover_to: str | None
    followed_from: date | None
    followed_until: date | None


class Phase(NamedTuple):
    """One phase; `after` is the start of the next one, `before` the end of the one before."""

    key: str
    phase: str
    started_on: date
    ended_on: date | None
    before: date | None
    after: date | None

    @property
    def ends(self) -> bool:
        """Whether the project lives no more in this phase: stopped, transferred, not conclusive."""
        return self.phase in ENDS

    @property
    def left_open(self) -> bool:
        """Whether another phase begins although this one never ended."""
        return self.ended_on is None and self.after is not None

    @property
    def gap(self) -> tuple[date, date] | None:
        """First and last day without a phase before this one."""
        if self.before is None or self.started_on - self.before <= timedelta(days=1):
            return None
        return self.before + timedelta(days=1), self.started_on - timedelta(days=1)


class Repository(NamedTuple):
    """One repository of source code."""

    key: str
    url: str
    main: bool
    openness: str | None
    licence: str | None
    last_activity: date | None


class CheckIn(NamedTuple):
    """One two-weekly state."""

    key: str
    day: date
    weather: str
    confidence: int | None
    progress: str | None
    blockers: str | None
    decision_needed: str | None


class Event(NamedTuple):
    """Something that happened to the project."""

    key: str
    day: date
    kind: str
    title: str


SHEET = """
    SELECT
        slug, name, kind, summary, coalesce(portfolio, ''), owner_org, sponsors, themes, audiences,
        technologies, website_url, stats_url, budget_url, impact_url, dashlord_url,
        accessibility_status, not_applicable, not_applicable_reason, sustain_status, funding_end,
        handover_to, followed_from, followed_until
    FROM base.project WHERE slug = $project
"""
PHASES = """
    SELECT
        key, phase, started_on, ended_on, lag(ended_on) OVER line, lead(started_on) OVER line
    FROM base.phase
    WHERE project = $project
    WINDOW line AS (ORDER BY started_on, ended_on NULLS LAST, key)
    ORDER BY started_on, ended_on NULLS LAST, key
"""
REPOSITORIES = """
    SELECT key, url, coalesce(main, FALSE), openness, licence, last_activity
    FROM base.repository WHERE project = $project ORDER BY main DESC NULLS LAST, url
"""
CHECK_INS = """
    SELECT key, date, weather, confidence, progress, blockers, decision_needed
    FROM base.check_in WHERE project = $project AND date <= $day
    ORDER BY date DESC, key LIMIT $length
"""
FOLLOWED = "SELECT max(quarter) FROM mart.followed_project WHERE project = $project"
EVENTS = """
    SELECT key, date, kind, title FROM base.event WHERE project = $project ORDER BY date DESC, key
"""


def sheet(mirror: Mirror, project: str) -> Sheet | None:
    """The sheet of a project; None when the base holds none of that identifier."""
    found = rows(mirror, Sheet, SHEET, {"project": project})
    return found[0] if found else None


def phases(mirror: Mirror, project: str) -> list[Phase]:
    """Its phases, in order."""
    return rows(mirror, Phase, PHASES, {"project": project})


def phase_on(line: list[Phase], day: date) -> Phase | None:
    """The phase that began last by the day, even if it ended since."""
    begun = [phase for phase in line if phase.started_on <= day]
    return begun[-1] if begun else None


def last_followed(mirror: Mirror, project: str) -> str | None:
    """The last quarter in which it is followed; None if never."""
    with mirror.cursor() as cursor:
        found = cursor.execute(FOLLOWED, {"project": project}).fetchone()
    return found[0] if found else None


def repositories(mirror: Mirror, project: str) -> list[Repository]:
    """Its repositories, the main ones first."""
    return rows(mirror, Repository, REPOSITORIES, {"project": project})


def check_ins(mirror: Mirror, project: str, day: date, length: int = 6) -> list[CheckIn]:
    """Its last check-ins by the day, the latest first; none for who may not see them."""
    return rows(mirror, CheckIn, CHECK_INS, {"project": project, "day": day, "length": length})


def events(mirror: Mirror, project: str) -> list[Event]:
    """Its events, the latest first."""
    return rows(mirror, Event, EVENTS, {"project": project})
