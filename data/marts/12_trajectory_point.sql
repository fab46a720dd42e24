-- Grain: one row per indicator and dated point of its trajectory: the baseline, then the targets.
WITH demanding_target AS (
    SELECT
        target.indicator,
        target.date AS on_day,
        CASE indicator.direction
            WHEN 'increase' THEN max(target.value) ELSE min(target.value)
        END AS value
    FROM base.target
    INNER JOIN base.indicator ON indicator.key = target.indicator
    GROUP BY target.indicator, target.date, indicator.direction
),

line_target AS (
    SELECT demanding_target.*
    FROM demanding_target
    INNER JOIN base.indicator ON indicator.key = demanding_target.indicator
    WHERE indicator.baseline_date IS NULL
        OR indicator.baseline_value IS NULL
        OR demanding_target.on_day > indicator.baseline_date
),

point AS (
    SELECT indicator, on_day, value, 'target' AS kind
    FROM line_target
    UNION ALL
    SELECT key, baseline_date, baseline_value, 'baseline'
    FROM base.indicator
    WHERE baseline_date IS NOT NULL
        AND baseline_value IS NOT NULL
        AND key IN (SELECT indicator FROM line_target)
)

SELECT
    indicator,
    on_day,
    value,
    kind,
    lead(on_day) OVER line AS next_day,
    lead(value) OVER line AS next_value
FROM point
WINDOW line AS (PARTITION BY indicator ORDER BY on_day)
