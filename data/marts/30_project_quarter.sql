-- Grain: one row per followed project, dimension and quarter.
WITH judged AS (
    SELECT
        *,
        greatest(0, least(1, progress)) AS bounded,
        progress IS NOT NULL AND weight > 0 AS averaged
    FROM mart.indicator_quarter
    WHERE judged
)

SELECT
    followed.project,
    followed.portfolio,
    dimension.code AS dimension,
    followed.quarter,
    ordered_sum(list(bounded * weight) FILTER (WHERE averaged))
    / ordered_sum(list(weight) FILTER (WHERE averaged)) AS progress,
    coalesce(ordered_sum(list(weight) FILTER (WHERE averaged)), 0)
    / nullif(ordered_sum(list(weight)), 0) AS coverage,
    count(indicator) AS indicators,
    min(value_quarter) FILTER (WHERE averaged) AS oldest_quarter,
    count(*) FILTER (WHERE status = 'achieved') AS achieved,
    count(*) FILTER (WHERE status = 'on_track') AS on_track,
    count(*) FILTER (WHERE status = 'at_risk') AS at_risk,
    count(*) FILTER (WHERE status = 'off_track') AS off_track,
    count(*) FILTER (WHERE status = 'no_target') AS no_target,
    count(*) FILTER (WHERE status = 'no_value') AS no_value
FROM mart.followed_project AS followed
CROSS JOIN rubric.dimension
LEFT JOIN judged
    ON judged.project = followed.project
    AND judged.quarter = followed.quarter
    AND judged.dimension = dimension.code
GROUP BY followed.project, followed.portfolio, dimension.code, followed.quarter
