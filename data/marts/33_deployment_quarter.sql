-- Grain: one row per followed project and quarter.
WITH counted AS (
    SELECT
        project,
        quarter,
        count(*) FILTER (WHERE deployed) AS deployed,
        count(*) FILTER (WHERE experimenting AND deployed IS DISTINCT FROM TRUE) AS experimenting,
        count(*) FILTER (WHERE deployed AND aimed) AS reached,
        count(*) FILTER (WHERE deployed AND rural) AS rural,
        count(*) FILTER (WHERE deployed AND mountain) AS mountain,
        count(*) FILTER (WHERE deployed AND overseas) AS overseas
    FROM mart.classed_territory
    GROUP BY project, quarter
),

district AS (
    SELECT project, quarter, count(DISTINCT code) AS qpv
    FROM (
        SELECT project, quarter, unnest(qpv) AS code
        FROM mart.deployed_territory
        WHERE status = 'deployed'
    )
    WHERE code LIKE 'QN%'
    GROUP BY project, quarter
)

SELECT
    followed.project,
    followed.portfolio,
    followed.quarter,
    coalesce(counted.deployed, 0) AS deployed,
    coalesce(counted.experimenting, 0) AS experimenting,
    aim.target,
    CASE WHEN aim.target > 0 THEN coalesce(counted.reached, 0) / aim.target END AS coverage,
    CASE WHEN classes.loaded THEN coalesce(counted.rural, 0) END AS rural,
    CASE WHEN classes.loaded THEN coalesce(counted.mountain, 0) END AS mountain,
    coalesce(counted.overseas, 0) AS overseas,
    coalesce(district.qpv, 0) AS qpv,
    coalesce(counted.reached, 0) AS reached
FROM mart.followed_project AS followed
INNER JOIN mart.deployment_target AS aim ON aim.project = followed.project
CROSS JOIN reference.classes
LEFT JOIN counted
    ON counted.project = followed.project AND counted.quarter = followed.quarter
LEFT JOIN district
    ON district.project = followed.project AND district.quarter = followed.quarter
