-- Grain: one row per followed project, quarter, territory and authority with a deployment begun by then.
-- Rows that tie for the status give their districts together.
WITH named AS (
    SELECT
        *,
        coalesce(level, 'other') AS territory_level,
        upper(trim(coalesce(insee, siren, authority))) AS code
    FROM base.deployment
)

SELECT
    followed.project,
    followed.portfolio,
    followed.quarter,
    named.territory_level AS level,
    named.code,
    named.authority,
    CASE WHEN coalesce(named.until >= followed.known_day, TRUE) THEN named.status END AS status,
    named.since,
    named.key,
    flatten(list(named.qpv) OVER (
        PARTITION BY
            followed.project, followed.quarter, named.territory_level, named.code,
            lower(named.authority), named.since, named.status,
            coalesce(named.until >= followed.known_day, TRUE)
    )) AS qpv
FROM mart.followed_project AS followed
INNER JOIN named ON named.project = followed.project
WHERE coalesce(named.since <= followed.known_day, TRUE)
QUALIFY row_number() OVER (
    PARTITION BY
        followed.project, followed.quarter, named.territory_level, named.code,
        lower(named.authority)
    ORDER BY
        named.since DESC NULLS LAST,
        list_position(['deployed', 'experimenting', 'contacted', 'stopped'], named.status),
        named.until DESC NULLS FIRST,
        named.key
) = 1
