-- Grain: one row per followed project, quarter and territory (level, code): its state, its classes.
-- `aimed` tells whether it belongs to the project's target set.
WITH territory AS (
    SELECT
        project,
        quarter,
        level,
        code,
        bool_or(status = 'deployed') AS deployed,
        bool_or(status = 'experimenting') AS experimenting
    FROM mart.deployed_territory
    GROUP BY project, quarter, level, code
)

SELECT
    territory.*,
    territory.level = 'commune' AND commune.rural AS rural,
    territory.level = 'commune' AND commune.mountain AS mountain,
    CASE territory.level
        WHEN 'commune' THEN regexp_matches(territory.code, '^9[78]')
        WHEN 'department' THEN regexp_matches(territory.code, '^9[78]')
        WHEN 'region' THEN territory.code IN (
            SELECT region FROM reference.department WHERE regexp_matches(code, '^9[78]')
        )
        ELSE FALSE
    END AS overseas,
    (project.target_level IS NULL OR territory.level = project.target_level)
    AND (
        coalesce(len(project.target_departments), 0) = 0
        OR CASE territory.level
            WHEN 'commune'
                THEN list_contains(project.target_departments, department_of(territory.code))
            WHEN 'department' THEN list_contains(project.target_departments, territory.code)
            WHEN 'region' THEN territory.code IN (
                SELECT region
                FROM reference.department
                WHERE list_contains(project.target_departments, department.code)
            )
            ELSE TRUE
        END
    ) AS aimed
FROM territory
INNER JOIN base.project ON project.slug = territory.project
LEFT JOIN reference.commune ON commune.code = territory.code
