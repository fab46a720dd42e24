-- Grain: one row per active indicator of a followed project and quarter.
WITH expected AS (
    SELECT
        state.indicator,
        state.quarter,
        CASE
            WHEN point.next_day IS NULL THEN point.value
            ELSE point.value + (point.next_value - point.value)
                * (state.last_day - point.on_day) / (point.next_day - point.on_day)
        END AS value
    FROM mart.indicator_state AS state
    ASOF INNER JOIN mart.trajectory_point AS point
        ON point.indicator = state.indicator AND point.on_day <= state.last_day
),

compared AS (
    SELECT
        state.*,
        expected.value AS expected,
        final_target.value AS final_target,
        CASE WHEN NOT state.method_changed THEN state.value END AS comparable
    FROM mart.indicator_state AS state
    LEFT JOIN expected
        ON expected.indicator = state.indicator AND expected.quarter = state.quarter
    LEFT JOIN mart.final_target ON final_target.indicator = state.indicator
)

SELECT
    compared.indicator,
    compared.project,
    compared.portfolio,
    compared.dimension,
    compared.kind,
    compared.quarter,
    compared.state,
    compared.value,
    compared.value_quarter,
    compared.method_changed,
    compared.expected,
    compared.final_target,
    CASE
        WHEN goes_beyond(final_target, baseline_value, direction)
            THEN (comparable - baseline_value) / nullif(final_target - baseline_value, 0)
        ELSE meets(comparable, final_target, direction)::INTEGER
    END * CASE WHEN baseline_value IS NOT NULL THEN 1 END AS progress,
    CASE
        WHEN kind = 'context' OR state = 'not_applicable' THEN NULL
        WHEN final_target IS NULL THEN 'no_target'
        WHEN comparable IS NULL THEN 'no_value'
        WHEN meets(comparable, final_target, direction) THEN 'achieved'
        WHEN expected IS NULL THEN 'no_target'
        WHEN meets(comparable, expected, direction) THEN 'on_track'
        WHEN goes_beyond(expected, baseline_value, direction)
            AND at_least(
                abs(comparable - baseline_value), rule.at_risk_from * abs(expected - baseline_value)
            )
            AND meets(comparable, baseline_value, direction) THEN 'at_risk'
        ELSE 'off_track'
    END AS status,
    CASE
        WHEN weight IS NULL THEN 1
        ELSE greatest(weight, 0)
    END AS weight,
    due,
    kind <> 'context' AND state <> 'not_applicable' AS judged
FROM compared
CROSS JOIN asked.rule
