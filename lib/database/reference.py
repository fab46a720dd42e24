"""What figures refer to beside the base: territories and the rubric, as tables of the mirror."""

from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from lib.maturity import DIMENSIONS, criteria

TERRITORIES = Path(__file__).parents[2] / "data" / "territories"


def load_references(connection: DuckDBPyConnection, classes: Path) -> None:
    """Makes the schemas `reference` and `rubric`; `classes` is the loaded list of communes, if any.

    reference: commune(code, department, region, rural, mountain), classes(loaded) and the list's own
    department(code, region, in_targets), in targets the mainland's and the five overseas.
    rubric: dimension(code), level(dimension, level, min_optional),
    criterion(id, dimension, level, role, valid_months, na_allowed, on_expiry).
    """
    connection.execute("CREATE SCHEMA reference; CREATE SCHEMA rubric")
    _load_territories(connection, classes)
    _load_rubric(connection)


def _load_territories(connection: DuckDBPyConnection, classes: Path) -> None:
    loaded = classes.exists()
    connection.execute("CREATE TABLE reference.classes AS SELECT ?::BOOLEAN AS loaded", [loaded])
    if loaded:
        connection.execute(
            "CREATE TABLE reference.commune AS SELECT code, department, region,"
            " rural = 'true' AS rural, mountain = 'true' AS mountain"
            " FROM read_csv(?, all_varchar = TRUE)",
            [str(classes)],
        )
    else:
        connection.execute(
            "CREATE TABLE reference.commune AS SELECT code, department, region,"
            " NULL::BOOLEAN AS rural, NULL::BOOLEAN AS mountain"
            " FROM read_csv(?, all_varchar = TRUE)",
            [str(TERRITORIES / "communes.csv")],
        )
    connection.execute(
        "CREATE TABLE reference.department AS"
        " SELECT DISTINCT commune.department AS code, commune.region, whole.code IS NOT NULL AS in_targets"
        " FROM reference.commune LEFT JOIN read_csv(?, all_varchar = TRUE) AS whole"
        " ON whole.code = commune.department",
        [str(TERRITORIES / "departments.csv")],
    )


def _load_rubric(connection: DuckDBPyConnection) -> None:
    rows = {
        "dimension": [{"code": code} for code in DIMENSIONS],
        "level": [
            {"dimension": code, "level": level, "min_optional": count}
            for code, dimension in DIMENSIONS.items()
            for level, count in enumerate(dimension.min_optional)
            if level
        ],
        "criterion": [
            {
                "id": c.id,
                "dimension": c.dimension,
                "level": c.level,
                "role": c.role,
                "valid_months": c.valid_months,
                "na_allowed": c.na_allowed,
                "on_expiry": c.on_expiry,
            }
            for c in criteria().values()
        ],
    }
    for name, records in rows.items():
        connection.register("batch", pa.Table.from_pylist(records))
        connection.execute(f"CREATE TABLE rubric.{name} AS FROM batch")
        connection.unregister("batch")
