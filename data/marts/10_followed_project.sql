-- Grain: one row per project followed on the last day of an asked quarter that has begun.
SELECT
    project.slug AS project,
    coalesce(project.portfolio, '') AS portfolio,
    asked.quarter,
    asked.rank,
    asked.last_day,
    least(asked.last_day, asked.as_of) AS known_day,
    asked.as_of
FROM base.project
INNER JOIN asked.quarter AS asked
    ON holds(project.followed_from, project.followed_until, asked.last_day)
WHERE asked.first_day <= asked.as_of
