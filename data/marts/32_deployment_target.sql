-- Grain: one row per project: the size of its target set, empty when unknown.
SELECT
    project.slug AS project,
    CASE
        WHEN target_count IS NOT NULL THEN target_count
        WHEN target_level = 'commune' THEN (
            SELECT count(*)
            FROM reference.commune
            WHERE len(target_departments) = 0 OR list_contains(target_departments, department)
        )
        WHEN target_level = 'department' THEN (
            SELECT count(*)
            FROM reference.department
            WHERE in_targets
                AND (len(target_departments) = 0 OR list_contains(target_departments, code))
        )
        WHEN target_level = 'region' THEN (
            SELECT count(DISTINCT region)
            FROM reference.department
            WHERE in_targets
                AND (len(target_departments) = 0 OR list_contains(target_departments, code))
        )
    END AS target
FROM base.project
