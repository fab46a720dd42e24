-- Grain: one row per portfolio with a followed project, dimension and quarter.
WITH summed AS (
    SELECT
        portfolio,
        dimension,
        quarter,
        count(*) AS projects,
        sum(indicators)::BIGINT AS indicators,
        sum(achieved)::BIGINT AS achieved,
        sum(on_track)::BIGINT AS on_track,
        sum(at_risk)::BIGINT AS at_risk,
        sum(off_track)::BIGINT AS off_track,
        sum(no_target)::BIGINT AS no_target,
        sum(no_value)::BIGINT AS no_value
    FROM mart.project_quarter
    GROUP BY portfolio, dimension, quarter
)

SELECT
    *,
    (achieved + on_track) / nullif(indicators, 0) AS share_low,
    (achieved + on_track + no_target + no_value) / nullif(indicators, 0) AS share_high
FROM summed
