-- Grain: one row per active indicator of a followed project and quarter: its state and usable value.
WITH active AS (
    SELECT
        indicator.*,
        followed.quarter,
        followed.rank,
        followed.last_day,
        followed.as_of,
        followed.portfolio,
        CASE indicator.periodicity WHEN 'semester' THEN 2 WHEN 'year' THEN 4 ELSE 1 END AS period
    FROM base.indicator
    INNER JOIN mart.followed_project AS followed ON followed.project = indicator.project
    WHERE holds(indicator.active_from, indicator.active_until, followed.last_day)
),

measured AS (
    SELECT indicator, quarter, rank, value, method_version
    FROM mart.counted_value
    WHERE status = 'measured'
),

stated AS (
    SELECT
        active.*,
        (active.rank + 1) % active.period = 0 AS due,
        entered.status AS entered_status
    FROM active
    LEFT JOIN mart.counted_value AS entered
        ON entered.indicator = active.key AND entered.rank = active.rank
),

carried AS (
    SELECT
        stated.*,
        measured.value AS carried_value,
        measured.quarter AS carried_quarter,
        measured.method_version <> coalesce(stated.method_version, 1) AS other_method,
        stated.entered_status IS DISTINCT FROM 'not_applicable'
        AND coalesce(stated.rank - measured.rank <= stated.period, FALSE) AS usable
    FROM stated
    ASOF LEFT JOIN measured
        ON measured.indicator = stated.key AND measured.rank <= stated.rank
)

SELECT
    key AS indicator,
    project,
    portfolio,
    dimension,
    kind,
    quarter,
    rank,
    last_day,
    direction,
    baseline_value,
    weight,
    due,
    CASE
        WHEN entered_status IS NOT NULL THEN entered_status
        WHEN due AND as_of > last_day + rule.late_after_days THEN 'late'
        ELSE 'not_due'
    END AS state,
    CASE WHEN usable THEN carried_value END AS value,
    CASE WHEN usable THEN carried_quarter END AS value_quarter,
    usable AND other_method AS method_changed
FROM carried
CROSS JOIN asked.rule
