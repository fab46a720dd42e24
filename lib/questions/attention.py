"""Where attention is needed: by reason, in the order of the weekly review."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from lib.database.mirror import Mirror
from lib.quarters import Quarter
from lib.questions.rows import rows


class Matter(NamedTuple):
    """One thing to look at: its project, the indicator if it is one, what is said, since when.

    `what` is a text of the base or a code, as the reason tells; `before` what it was earlier. `key` is
    that of the check-in, module or project that says so, `quarter` that of a value or status.
    """

    project: str
    project_name: str
    indicator: str | None
    what: str
    before: str | None
    day: date | None
    key: str | None
    quarter: str | None


LAST_CHECK_IN = """
    WITH told AS (
        SELECT
            *,
            lag(weather) OVER (PARTITION BY project ORDER BY date) AS weather_before
        FROM base.check_in
        WHERE date <= $day
    ),

    last AS (
        SELECT * FROM told
        QUALIFY row_number() OVER (PARTITION BY project ORDER BY date DESC, key) = 1
    )
"""
# What follows is read for the projects in scope on that quarter.
REASONS: Mapping[str, str] = {
    "decision": f"""{LAST_CHECK_IN}
        SELECT project, project.name, NULL, decision_needed, NULL, date, key, NULL
        FROM last INNER JOIN base.project ON project.slug = last.project
        WHERE decision_needed IS NOT NULL""",
    "weather": f"""{LAST_CHECK_IN}
        SELECT project, project.name, NULL, weather, weather_before, date, key, NULL
        FROM last INNER JOIN base.project ON project.slug = last.project
        WHERE weather = 'storm'
            OR list_position(['sun', 'cloud', 'overcast', 'storm'], weather)
                > list_position(['sun', 'cloud', 'overcast', 'storm'], weather_before)""",
    "late": """
        SELECT this.project, project.name, this.indicator, card.name, NULL, NULL, NULL, this.quarter
        FROM mart.indicator_quarter AS this
        INNER JOIN base.indicator AS card ON card.key = this.indicator
        INNER JOIN base.project ON project.slug = this.project
        WHERE this.quarter = $quarter AND this.state = 'late'""",
    "off_track": """
        SELECT this.project, project.name, this.indicator, card.name, earlier.status, NULL, NULL,
            this.quarter
        FROM mart.indicator_quarter AS this
        INNER JOIN base.indicator AS card ON card.key = this.indicator
        INNER JOIN base.project ON project.slug = this.project
        INNER JOIN mart.indicator_quarter AS earlier
            ON earlier.indicator = this.indicator AND earlier.quarter = $before
        WHERE this.quarter = $quarter AND this.status = 'off_track'
            AND earlier.status IN ('at_risk', 'on_track', 'achieved')""",
    "module": """
        SELECT project, project.name, indicator, expertise, NULL, due_on, key, NULL
        FROM base.support_module
        INNER JOIN base.project ON project.slug = support_module.project
        WHERE due_on < $day AND status NOT IN ('delivered', 'closed', 'cancelled')""",
    "funding": """
        SELECT slug, name, NULL, '', NULL, funding_end, slug, NULL
        FROM base.project
        WHERE funding_end BETWEEN $day AND $day + INTERVAL 6 MONTHS""",
}
# What a reader of role viewer does not see.
CHECK_INS = ("decision", "weather")


def matters(
    mirror: Mirror, reason: str, quarter: Quarter, day: date, portfolio: str | None = None
) -> list[Matter]:
    """What calls for attention for one reason, by day then project, among the projects followed.

    Values and statuses are those of the quarter; check-ins, modules and funding those of the day.
    """
    query = f"""
        SELECT * FROM ({REASONS[reason]}) AS matter(
            project, name, indicator, what, before, day, key, quarter
        )
        WHERE project IN (
            SELECT project FROM mart.followed_project
            WHERE quarter = $quarter AND ($portfolio IS NULL OR portfolio = $portfolio)
        )
        ORDER BY day, lower(name), what
    """
    asked = {"quarter": str(quarter), "before": str(quarter + -1), "day": day}
    used = {name: value for name, value in asked.items() if f"${name}" in query}
    return rows(mirror, Matter, query, {**used, "portfolio": portfolio})
