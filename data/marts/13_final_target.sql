-- Grain: one row per indicator with a dated target: its latest one, past or to come.
SELECT
    target.indicator,
    max(target.date) AS on_day,
    CASE indicator.direction
        WHEN 'increase' THEN max(target.value) ELSE min(target.value)
    END AS value
FROM base.target
INNER JOIN base.indicator ON indicator.key = target.indicator
GROUP BY target.indicator, target.date, indicator.direction
QUALIFY row_number() OVER (PARTITION BY target.indicator ORDER BY target.date DESC) = 1
