-- Grain: one row per followed project, quarter and criterion with evidence: what is known of it.
WITH dated AS (
    SELECT
        followed.project,
        followed.quarter,
        criterion.*,
        fact.key,
        fact.state AS said,
        fact.fact_date,
        coalesce(fact.recorded_at, TIMESTAMP '0001-01-01') AS recorded_at,
        fact.mode = 'automatic' AS probed,
        fact.verified_by IS NOT NULL AS verified,
        fact.proof_url IS NOT NULL AS proven,
        fact.comment IS NOT NULL OR fact.observed IS NOT NULL AS explained,
        fact.fact_date + to_months(criterion.valid_months::INTEGER) < followed.known_day AS expired
    FROM mart.followed_project AS followed
    INNER JOIN base.assessment AS fact ON fact.project = followed.project
    INNER JOIN rubric.criterion ON criterion.id = fact.criterion
    WHERE fact.fact_date <= followed.known_day AND known_on(fact.recorded_at, followed.as_of)
),

weighed AS (
    SELECT
        *,
        CASE
            WHEN expired AND on_expiry = 'not_met' THEN 'not_met'
            WHEN expired THEN 'unknown'
            WHEN said = 'na' AND NOT (na_allowed AND explained) THEN 'unknown'
            WHEN said = 'met' AND NOT (probed OR proven OR verified) THEN 'unknown'
            WHEN said = 'met' AND level = 4 AND role = 'gate' AND NOT (probed OR verified)
                THEN 'unknown'
            ELSE said
        END AS state
    FROM dated
),

-- Of rows of one side and day, the least favourable is also the least supported.
latest AS (
    SELECT *
    FROM weighed
    QUALIFY row_number() OVER (
        PARTITION BY project, quarter, id, probed
        ORDER BY
            fact_date DESC,
            recorded_at DESC,
            list_position(['not_met', 'unknown', 'na', 'met'], said),
            list_position(['not_met', 'unknown', 'na', 'met'], state),
            verified,
            key
    ) = 1
),

-- What is unknown contradicts nothing; of two voices equally late, none is the later.
ordered AS (
    SELECT
        *,
        (NOT expired, state <> 'unknown', fact_date, recorded_at) AS weight,
        count(*) OVER (PARTITION BY project, quarter, id, fact_date, recorded_at) = 1 AS alone
    FROM latest
),

sided AS (
    SELECT
        project,
        quarter,
        id AS criterion,
        dimension,
        level,
        role,
        max_by(state, weight) AS prevailing,
        max_by(verified AND alone, weight) AS prevails,
        count(DISTINCT state) FILTER (WHERE NOT expired AND state <> 'unknown') AS voices,
        max(state) FILTER (WHERE probed) AS probe,
        max(state) FILTER (WHERE NOT probed) AS declaration,
        coalesce(bool_or(verified) FILTER (WHERE NOT expired), FALSE) AS verified,
        max(fact_date) AS fact_date,
        bool_and(expired) AS expired
    FROM ordered
    GROUP BY ALL
)

SELECT
    project,
    quarter,
    criterion,
    dimension,
    level,
    role,
    CASE WHEN voices > 1 AND NOT prevails THEN 'unknown' ELSE prevailing END AS state,
    voices > 1 AND NOT prevails AS conflict,
    probe,
    declaration,
    verified,
    fact_date,
    expired
FROM sided
