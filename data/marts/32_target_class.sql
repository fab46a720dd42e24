-- Grain: one row per project with a level aimed at: its territories on the reference list, by class.
WITH aim AS (
    SELECT DISTINCT target_level, coalesce(target_departments, []) AS departments
    FROM base.project
    WHERE target_level IN ('commune', 'department', 'region')
),

listed AS (
    SELECT
        'commune' AS level,
        code,
        department,
        rural,
        mountain,
        regexp_matches(code, '^9[78]') AS overseas
    FROM reference.commune
    UNION ALL
    SELECT 'department', code, code, FALSE, FALSE, regexp_matches(code, '^9[78]')
    FROM reference.department
    UNION ALL
    SELECT 'region', region, code, FALSE, FALSE, regexp_matches(code, '^9[78]')
    FROM reference.department
),

counted AS (
    SELECT
        aim.target_level,
        aim.departments,
        count(DISTINCT code) AS listed,
        count(DISTINCT code) FILTER (WHERE rural) AS rural,
        count(DISTINCT code) FILTER (WHERE mountain) AS mountain,
        count(DISTINCT code) FILTER (WHERE overseas) AS overseas
    FROM aim
    INNER JOIN listed
        ON listed.level = aim.target_level
        AND (len(aim.departments) = 0 OR list_contains(aim.departments, listed.department))
    GROUP BY ALL
)

SELECT
    project.slug AS project,
    counted.target_level,
    counted.listed,
    CASE WHEN classes.loaded AND counted.target_level = 'commune' THEN counted.rural END AS rural,
    CASE
        WHEN classes.loaded AND counted.target_level = 'commune' THEN counted.mountain
    END AS mountain,
    counted.overseas
FROM base.project
INNER JOIN counted
    ON counted.target_level = project.target_level
    AND counted.departments = coalesce(project.target_departments, [])
CROSS JOIN reference.classes
