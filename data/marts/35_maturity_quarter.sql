-- Grain: one row per followed project, dimension and quarter.
WITH stated AS (
    SELECT
        followed.project,
        followed.portfolio,
        followed.quarter,
        criterion.dimension,
        criterion.level,
        criterion.role,
        coalesce(fact.state, 'unknown') AS state
    FROM mart.followed_project AS followed
    CROSS JOIN rubric.criterion
    LEFT JOIN mart.criterion_quarter AS fact
        ON fact.project = followed.project
        AND fact.quarter = followed.quarter
        AND fact.criterion = criterion.id
),

levelled AS (
    SELECT
        project,
        portfolio,
        quarter,
        dimension,
        level,
        count(*) FILTER (WHERE state <> 'na') AS applicable,
        count(*) FILTER (WHERE state IN ('met', 'not_met')) AS known,
        count(*) FILTER (WHERE role = 'gate' AND state NOT IN ('met', 'na')) AS gates_open,
        count(*) FILTER (WHERE role = 'gate' AND state = 'not_met') AS gates_failed,
        count(*) FILTER (WHERE role = 'optional' AND state <> 'na') AS options,
        count(*) FILTER (WHERE role = 'optional' AND state = 'met') AS options_met,
        count(*) FILTER (WHERE role = 'optional' AND state IN ('met', 'unknown')) AS options_possible
    FROM stated
    GROUP BY ALL
),

passed AS (
    SELECT
        levelled.*,
        gates_open = 0 AND options_met >= least(min_optional, options) AS surely,
        gates_failed = 0 AND options_possible >= least(min_optional, options) AS possibly
    FROM levelled
    INNER JOIN rubric.level USING (dimension, level)
),

rated AS (
    SELECT
        project,
        portfolio,
        quarter,
        dimension,
        sum(known) AS known,
        sum(applicable) AS applicable,
        coalesce(min(level) FILTER (WHERE NOT surely) - 1, 4) AS floor,
        coalesce(min(level) FILTER (WHERE NOT possibly) - 1, 4) AS ceiling
    FROM passed
    GROUP BY ALL
),

scoped AS (
    SELECT
        rated.*,
        list_contains(project.not_applicable, rated.dimension)
            AND project.not_applicable_reason IS NOT NULL AS excluded
    FROM rated
    INNER JOIN base.project ON project.slug = rated.project
)

SELECT
    project,
    portfolio,
    dimension,
    quarter,
    CASE
        WHEN excluded THEN 'not_applicable'
        WHEN known = 0 THEN 'not_rated'
        WHEN floor = ceiling THEN 'exact'
        ELSE 'range'
    END AS status,
    CASE WHEN NOT excluded AND known > 0 THEN floor END AS floor,
    CASE WHEN NOT excluded AND known > 0 THEN ceiling END AS ceiling,
    CASE WHEN NOT excluded THEN known / nullif(applicable, 0) END AS coverage
FROM scoped
