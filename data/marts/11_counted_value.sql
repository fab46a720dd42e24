-- Grain: one row per indicator and quarter with a known row: of several, the one entered last.
SELECT
    indicator,
    quarter,
    quarter_rank(quarter) AS rank,
    status,
    value,
    coalesce(method_version, 1) AS method_version,
    comment,
    evidence_url,
    reason,
    entered_by,
    entered_at,
    validated_by,
    validated_at
FROM base.value
WHERE quarter_rank(quarter) IS NOT NULL
    AND NOT (status = 'measured' AND value IS NULL)
    AND known_on(entered_at, (SELECT as_of FROM asked.day))
QUALIFY row_number() OVER (
    PARTITION BY indicator, quarter
    ORDER BY
        entered_at DESC NULLS LAST,
        list_position(['measured', 'not_measured', 'not_applicable'], status),
        value DESC NULLS LAST,
        method_version DESC
) = 1
